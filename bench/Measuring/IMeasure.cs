namespace DynRemote.Bench.Measuring;

/// <summary>One thing to be timed. <see cref="Comparison"/> decides when and how often it runs.</summary>
internal interface IMeasure : IDisposable
{
    /// <summary>What is done in one operation, as the table names it.</summary>
    string Name { get; }

    /// <summary>
    /// How many operations make one timed sample. One, where an operation takes microseconds; more, where it takes so little that the clock
    /// would be measured, or where only many together mean something (calls sent in one flush, elements of one list).
    /// </summary>
    int OperationsPerSample => 1;

    /// <summary>How many samples a round takes, as a share of what was asked for: less than 1 for what takes long.</summary>
    double Share => 1;

    /// <summary>Everything that has crossed this measure's connection since it was opened.</summary>
    Traffic Traffic => default;

    /// <summary>Bytes that the other process has allocated since it started, or null where it cannot be asked.</summary>
    long? AllocatedByPeer => null;

    /// <summary>Makes ready what the operations need. Called once, before the warm-up.</summary>
    void Prepare()
    {
    }

    /// <summary>Performs the operation. This is what is timed.</summary>
    /// <param name="operations">How often.</param>
    void Run(int operations);
}
