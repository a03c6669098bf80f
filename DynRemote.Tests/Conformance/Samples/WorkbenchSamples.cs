namespace DynRemote.Tests.Conformance.Samples;

/// <summary>What the scenarios of pipelining are played with.</summary>
public sealed class Workbench
{
    private readonly TaskCompletionSource<object> _never = new();
    private Action<int>? _kept;

    internal int Greeted { get; private set; }

    public List<int> Log { get; } = [];

    public Gadget Shared { get; } = new("shared");

    public dynamic? Far { get; set; }

    public object? Nobody => null;

    public WorkbenchUser[] Users { get; } = [new("Ann", "a", "b"), new("Bob", "c")];

    public int Square(int number) => number * number;

    public async Task<int> SquareAsync(int number)
    {
        await Task.Yield();
        return number * number;
    }

    public WorkbenchUser User() => new("Ann");

    public async Task<WorkbenchUser> UserAsync()
    {
        await Task.Yield();
        return new WorkbenchUser("Ann");
    }

    public async Task<object?> FarAsync()
    {
        await Task.Yield();
        return (object?)Far;
    }

    public string Greet(string name)
    {
        Greeted++;
        return $"Hello, {name}";
    }

    public WorkbenchCounter MakeCounter(int start) => new(start);

    public object Fail(string message, int number) =>
        throw new InvalidOperationException(message, new FormatException("inner")) { Data = { ["number"] = number } };

    public async Task<int> FailAsync(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public Task<object> Never() => _never.Task;

    public unsafe int* Pointer() => null;

    public object? Return(object? value) => value;

    public bool AreSame(object a, object b) => ReferenceEquals(a, b);

    public string NameOf(dynamic thing) => thing.Name;

    public void Keep(Action<int> action) => _kept = action;

    internal void ForgetAll() => (_kept, Far) = (null, null);

    internal void CallKept(int number) => _kept!(number);
}

/// <summary>Somebody with tags.</summary>
public sealed class WorkbenchUser(string name, params string[] tags)
{
    public string Name { get; } = name;

    public string[] Tags { get; } = tags;
}

/// <summary>Counts.</summary>
public sealed class WorkbenchCounter(int count)
{
    public int Increment(int by) => count += by;
}

/// <summary>A thing with a name and an identity.</summary>
public sealed class Gadget(string name)
{
    public string Name { get; } = name;

    public string Ask(dynamic other) => other.Name;

    public bool Is(object other) => ReferenceEquals(this, other);
}
