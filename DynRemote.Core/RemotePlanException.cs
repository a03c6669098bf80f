namespace DynRemote;

/// <summary>
/// A lambda for <see cref="Remote.Run"/>, <see cref="Remote.Query(Func{object}, string)"/> or another recorded call does something that cannot be recorded:
/// it needs a value that only the owner will have. The message says what, shows the lambda, and says what to write instead. Nothing has been sent.
/// </summary>
public sealed class RemotePlanException : InvalidOperationException
{
    /// <summary>Makes one.</summary>
    /// <param name="problem">What was done, and why it cannot be recorded.</param>
    /// <param name="remedy">What to write instead.</param>
    /// <param name="source">The text of the lambda.</param>
    /// <param name="cause">What C# said, where it did.</param>
    internal RemotePlanException(string problem, string remedy, string source, Exception? cause = null)
        : base($"{problem} {remedy}\nIn the recorded lambda: {source}", cause)
    {
        Remedy = remedy;
        Lambda = source;
    }

    /// <summary>What to write instead.</summary>
    public string Remedy { get; }

    /// <summary>The lambda as it stands in the program.</summary>
    public string Lambda { get; }
}
