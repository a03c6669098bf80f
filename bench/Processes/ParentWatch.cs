namespace DynRemote.Bench.Processes;

/// <summary>The child's side of <see cref="ChildProcess"/>: no child outlives its parent, even when the parent was killed.</summary>
internal static class ParentWatch
{
    /// <summary>Tells the parent where this process listens, and from then on ends this process when the parent's end of standard input closes.</summary>
    /// <param name="endpoint">The endpoint to tell.</param>
    public static void Announce(string endpoint)
    {
        new Thread(EndWithParent) { IsBackground = true, Name = "parent watch" }.Start();
        Console.Out.WriteLine(endpoint);
        Console.Out.Flush();
    }

    private static void EndWithParent()
    {
        while (Console.In.ReadLine() is not null)
        {
            // Nothing is ever said to a child; only the end of the stream means something.
        }

        Environment.Exit(0);
    }
}
