namespace DynRemote.Accounting;

/// <summary>What lines of the program have cost. All fields are guarded by the lock.</summary>
internal sealed class LineCosts
{
    /// <summary>From here on, one operation repeated on a line is taken for a loop.</summary>
    private const int FewestOfALoop = 5;

    /// <summary>From here on, different operations on a line are taken for a chain.</summary>
    private const int FewestOfAChain = 3;

    private readonly Lock _gate = new();
    private readonly Dictionary<SourceLine, Cost> _lines = [];

    /// <summary>Adds a round trip.</summary>
    public void Add(SourceLine line, string operation, TimeSpan waited)
    {
        lock (_gate)
        {
            if (!_lines.TryGetValue(line, out var cost))
                _lines.Add(line, cost = new Cost());
            cost.RoundTrips++;
            cost.Waited += waited;
            cost.Operations[operation] = cost.Operations.GetValueOrDefault(operation) + 1;
        }
    }

    /// <summary>A round trip that was added before has taken so long.</summary>
    public void AddWait(SourceLine line, TimeSpan waited)
    {
        lock (_gate)
            _lines[line].Waited += waited;
    }

    /// <summary>All lines, the most expensive first.</summary>
    public IReadOnlyList<RemoteLineCost> Snapshot()
    {
        lock (_gate)
            return [.. _lines.Select(entry => Describe(entry.Key, entry.Value)).OrderByDescending(line => line.RoundTrips)];
    }

    private static RemoteLineCost Describe(SourceLine line, Cost cost)
    {
        var operations = cost.Operations.OrderByDescending(operation => operation.Value).ThenBy(operation => operation.Key, StringComparer.Ordinal).ToArray();
        return new RemoteLineCost
        {
            File = line.File,
            Line = line.Number,
            Member = line.Member,
            RoundTrips = cost.RoundTrips,
            Waited = cost.Waited,
            Operations = operations,
            Advice = Advice(operations),
        };
    }

    private static string Advice(KeyValuePair<string, int>[] operations)
    {
        if (operations[0].Value >= FewestOfALoop)
            return $"A loop over '{operations[0].Key}': use Remote.Query or Remote.Copy to bring it all in one round trip, Remote.Run or Remote.Async to send the calls without waiting for each.";
        return operations.Length >= FewestOfAChain
            ? "A chain of operations: Remote.Run(() => …), or await on Remote.Async(…), does it in one round trip."
            : "";
    }

    private sealed class Cost
    {
        public int RoundTrips { get; set; }

        public TimeSpan Waited { get; set; }

        public Dictionary<string, int> Operations { get; } = [];
    }
}
