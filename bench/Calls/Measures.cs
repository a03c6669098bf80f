namespace DynRemote.Bench.Calls;

/// <summary>The call of the bars: two numbers there, one back.</summary>
internal sealed class CallMeasure(string endpoint) : RemoteMeasure(endpoint)
{
    public override string Name => "x.Add(1, 2)";

    public override void Run(int operations)
    {
        var x = Root;
        for (var i = 0; i < operations; i++)
            _ = x.Add(1, 2);
    }
}

/// <summary>An attribute read.</summary>
internal sealed class GetMeasure(string endpoint) : RemoteMeasure(endpoint)
{
    public override string Name => "x.Level";

    public override void Run(int operations)
    {
        var x = Root;
        for (var i = 0; i < operations; i++)
            _ = x.Level;
    }
}

/// <summary>A call that calls back before it returns: two round trips, one inside the other.</summary>
internal sealed class CallbackMeasure(string endpoint) : RemoteMeasure(endpoint)
{
    private readonly Func<int, int> _twice = static value => value * 2;

    public override string Name => "x.Apply(callback, 21)";

    public override void Run(int operations)
    {
        var x = Root;
        for (var i = 0; i < operations; i++)
            _ = x.Apply(_twice, 21);
    }
}

/// <summary>A list of 100,000 numbers walked with foreach; one operation is one element.</summary>
internal sealed class WalkMeasure(string endpoint) : RemoteMeasure(endpoint)
{
    private const int Elements = 100_000;

    public override string Name => "foreach over 100,000 ints, an element";

    public override int OperationsPerSample => Elements;

    public override double Share => 0.005;

    public override void Run(int operations)
    {
        var numbers = Root.Numbers;
        for (var walked = 0; walked < operations; walked += Elements)
        {
            foreach (var number in numbers)
                _ = number;
        }
    }
}

/// <summary>Calls of the async view that nobody waits for, flushed every hundred; one operation is one call.</summary>
internal sealed class StatementMeasure(string endpoint) : RemoteMeasure(endpoint)
{
    /// <summary>How many calls leave before the others are waited for.</summary>
    public const int CallsAFlush = 100;

    private const int Calls = 10_000;

    public override string Name => "ax.Add(1, 2); flushed every 100, a call";

    public override int OperationsPerSample => Calls;

    public override double Share => 0.05;

    public override void Run(int operations)
    {
        var ax = Remote.Async((object)Root);
        for (var done = 0; done < operations; done += CallsAFlush)
        {
            for (var i = 0; i < CallsAFlush; i++)
                ax.Add(1, 2);
            Connection.FlushAsync().GetAwaiter().GetResult();
        }
    }
}

/// <summary>Calls of the async view, a hundred awaited together; one operation is one call.</summary>
internal sealed class PromiseMeasure(string endpoint) : RemoteMeasure(endpoint)
{
    /// <summary>How many promises are awaited together.</summary>
    public const int CallsTogether = 100;

    private const int Calls = 10_000;

    public override string Name => "await of 100 promises of ax.Add(1, 2), a call";

    public override int OperationsPerSample => Calls;

    public override double Share => 0.05;

    public override void Run(int operations)
    {
        var ax = Remote.Async((object)Root);
        var promises = new Task<object?>[CallsTogether];
        for (var done = 0; done < operations; done += CallsTogether)
        {
            for (var i = 0; i < CallsTogether; i++)
                promises[i] = (RemotePromise)ax.Add(1, 2);
            Task.WhenAll(promises).GetAwaiter().GetResult();
        }
    }
}
