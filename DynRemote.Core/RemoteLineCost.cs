namespace DynRemote;

/// <summary>What one line of the program has cost on a connection, as <see cref="RemoteConnection.Explain"/> records it.</summary>
public sealed record RemoteLineCost
{
    /// <summary>The source file's path; <see langword="null"/> where the program has no debugging information.</summary>
    public string? File { get; init; }

    /// <summary>The line, counted from 1; 0 where it is unknown.</summary>
    public int Line { get; init; }

    /// <summary>The class and method; empty where no code of the program was on the stack.</summary>
    public string Member { get; init; } = "";

    /// <summary>How many round trips the line has waited for.</summary>
    public int RoundTrips { get; init; }

    /// <summary>How long it has waited for them, all together.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>What was done, the most frequent first: <c>get Price</c> 100 times.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Operations { get; init; } = [];

    /// <summary>What would take fewer round trips; empty where there is nothing to say.</summary>
    public string Advice { get; init; } = "";
}
