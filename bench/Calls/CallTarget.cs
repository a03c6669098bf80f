namespace DynRemote.Bench.Calls;

/// <summary>What the measures use. The measuring process knows it only as <c>dynamic</c>.</summary>
public sealed class CallTarget
{
    /// <summary>An attribute to read.</summary>
    public int Level { get; set; } = 7;

    /// <summary>A collection to bring over.</summary>
    public List<int> Numbers { get; } = [.. Enumerable.Range(0, 100_000)];

    /// <summary>What this process has allocated since it started.</summary>
    public long Allocated => GC.GetTotalAllocatedBytes(precise: true);

    /// <summary>The call of the bars.</summary>
    public int Add(int a, int b) => a + b;

    /// <summary>Calls back from inside the call.</summary>
    public int Apply(Func<int, int> function, int value) => function(value);
}
