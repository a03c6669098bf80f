namespace DynRemote.Tests.Conformance.Samples;

public sealed class Announcer
{
    public Action<string>? Listeners { get; private set; }

    public void Add(Action<string> listener) => Listeners += listener;

    public void Remove(Action<string> listener) => Listeners -= listener;

    public void Say(string text) => Listeners?.Invoke(text);
}

public sealed class Disposable : IDisposable
{
    public int Disposals { get; private set; }

    public void Dispose() => Disposals++;
}

public sealed class Caller
{
    public int Call(Func<int, int> function, int value) => function(value);
}

public sealed class Point
{
    public int X { get; set; }

    public int Y { get; set; }

    public List<string> Tags { get; } = [];
}
