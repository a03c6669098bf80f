namespace DynRemote.Tests.Peer.Commands;

/// <summary>Something that this program can do. A class that derives from it is a command; nothing else has to know of it.</summary>
internal abstract class PeerCommand
{
    /// <summary>The first argument of the program.</summary>
    public abstract string Name { get; }

    /// <summary>Runs the command; the task's result is the program's exit code.</summary>
    /// <param name="args">The arguments after the command's name.</param>
    public abstract Task<int> RunAsync(string[] args);

    /// <summary>Runs the command that the arguments name.</summary>
    public static async Task<int> RunCommandAsync(string[] args)
    {
        var commands = typeof(PeerCommand).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(PeerCommand)))
            .Select(type => (PeerCommand)Activator.CreateInstance(type)!)
            .ToList();
        if (args is [var name, .. var rest] && commands.Find(command => command.Name == name) is { } chosen)
            return await chosen.RunAsync(rest);
        await Console.Error.WriteLineAsync($"The commands are: {string.Join(", ", commands.Select(command => command.Name))}.");
        return 2;
    }

    /// <summary>Tells the parent process one line, and ends when it closes this process's input: also when the parent is killed.</summary>
    protected static async Task SayAndWaitForTheEndAsync(string line)
    {
        await Console.Out.WriteLineAsync(line);
        await Console.Out.FlushAsync();
        while (await Console.In.ReadLineAsync() is not null)
        {
        }
    }
}
