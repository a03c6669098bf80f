namespace DynRemote.Tests.Conformance.Samples;

/// <summary>Something deep enough for chains, that notes what was done to it.</summary>
public sealed class Depot : IDisposable
{
    private readonly TaskCompletionSource<string> _later = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Depot()
        : this(0)
    {
    }

    private Depot(int depth) => Depth = depth;

    public int Depth { get; }

    public string Show(KeyValuePair<string, object> pair) => $"{pair.Key}: {pair.Value}";

    public string Show(object thing) => $"{thing}";

    public string Label((int Total, string Name) part) => $"{part.Total} {part.Name}";

    public Depot Next => new(Depth + 1);

    public List<DepotOrder> Orders { get; } = [new(10), new(20, "bolt", "nut")];

    public object? Nothing => null;

    public bool IsOpen => true;

    public string Title { get; set; } = "old";

    public int Counter { get; set; }

    public int[] Numbers { get; } = [1, 2, 3];

    public List<string> Log { get; } = [];

    public List<int> Notes { get; } = [];

    public bool IsDisposed { get; private set; }

    public int Add(int a, int b)
    {
        Log.Add("Add");
        return a + b;
    }

    public object Fail(string message)
    {
        Log.Add("Fail");
        throw new FormatException(message);
    }

    public void Note(int number) => Notes.Add(number);

    public string Describe(object value) => value.ToString()!;

    public object Return(object value) => value;

    public int Sum(System.Collections.IEnumerable values)
    {
        var sum = 0;
        foreach (dynamic value in values)
            sum += value is ValueTuple<object, int> pair ? (int)pair.Item1 + pair.Item2 : (int)value;
        return sum;
    }

    public int TotalOf(dynamic order) => order.Order.Total + order.Extra;

    public void Do(Action work)
    {
        Log.Add("Do");
        work();
    }

    public int Call(Func<int, int> callback, int value) => callback(value);

    public Task<string> LaterAsync() => _later.Task;

    public void Release(string value) => _later.SetResult(value);

    public Depot Open() => this;

    public void Dispose() => IsDisposed = true;
}

/// <summary>An order of the <see cref="Depot"/>.</summary>
public sealed class DepotOrder(int total, params string[] lines)
{
    public int Total { get; set; } = total;

    public List<DepotLine> Lines { get; } = [.. lines.Select(name => new DepotLine(name))];
}

/// <summary>A line of a <see cref="DepotOrder"/>.</summary>
public sealed record DepotLine(string Name);
