using System.Collections;
using System.ComponentModel;

namespace DynRemote.Tests.Conformance.Samples;

/// <summary>An interface that both sides have, with members of every kind.</summary>
public interface IStation
{
    event EventHandler<int>? Arrived;

    string Name { get; set; }

    int Platforms { get; init; }

    string this[int platform, string half] { get; set; }

    T Echo<T>(T value)
        where T : notnull;

    TList Fill<TList, TItem>(TList list, TItem item, int count)
        where TList : class, IList<TItem>;

    bool TryFind(string name, ref int guess, out string? found);

    int Twice(in int number);

    Task<int> CountAsync(int upTo);

    ValueTask CloseAsync();

    string Greeting() => $"Welcome to {Name}";
}

public interface ISpoken
{
    string Say();
}

public interface IWritten
{
    string Say();
}

/// <summary>Members that cannot cross beside one that can.</summary>
public interface IBuffer
{
    int Size { get; }

    void Copy(Span<byte> to);

    ref int Slot(int index);
}

public interface IStaticallyMade<TSelf>
    where TSelf : IStaticallyMade<TSelf>
{
    static abstract TSelf Make();

    int Number { get; }
}

/// <summary>A member whose type argument may be a span beside one that can cross.</summary>
public interface IPicky
{
    int Size { get; }

    T Same<T>(T value)
        where T : allows ref struct;
}

public interface INamed
{
    string Name { get; }
}

/// <summary>Has the member of <see cref="INamed"/>, but not the interface.</summary>
public sealed class Named
{
    public string Name { get; set; } = "Ann";

    public string Say() => "nothing";
}

internal interface IInternalStation
{
    string Name { get; }
}

public sealed class Terminus : IStation, IInternalStation
{
    private readonly Dictionary<(int, string), string> _halves = [];

    public event EventHandler<int>? Arrived;

    public string Name { get; set; } = "Central";

    public int Platforms { get; init; } = 4;

    public bool IsClosed { get; private set; }

    public string this[int platform, string half]
    {
        get => _halves[(platform, half)];
        set => _halves[(platform, half)] = value;
    }

    public T Echo<T>(T value)
        where T : notnull => value;

    public TList Fill<TList, TItem>(TList list, TItem item, int count)
        where TList : class, IList<TItem>
    {
        for (var i = 0; i < count; i++)
            list.Add(item);
        return list;
    }

    public bool TryFind(string name, ref int guess, out string? found)
    {
        guess++;
        found = name == "bench" ? "platform 1" : null;
        return found is not null;
    }

    public int Twice(in int number) => 2 * number;

    public async Task<int> CountAsync(int upTo)
    {
        await Task.Yield();
        return upTo;
    }

    public ValueTask CloseAsync()
    {
        IsClosed = true;
        return ValueTask.CompletedTask;
    }

    string IStation.Greeting() => $"Mind the gap at {Name}";

    public void Raise(int train) => Arrived?.Invoke(this, train);
}

/// <summary>Has the members of <see cref="IStation"/>, but not the interface.</summary>
public sealed class Halt
{
    private readonly Terminus _station = new() { Name = "Halt" };

    public event EventHandler<int>? Arrived
    {
        add => _station.Arrived += value;
        remove => _station.Arrived -= value;
    }

    public string Name
    {
        get => _station.Name;
        set => _station.Name = value;
    }

    public int Platforms => _station.Platforms;

    public string this[int platform, string half]
    {
        get => _station[platform, half];
        set => _station[platform, half] = value;
    }

    public T Echo<T>(T value)
        where T : notnull => value;

    public TList Fill<TList, TItem>(TList list, TItem item, int count)
        where TList : class, IList<TItem> => _station.Fill(list, item, count);

    public bool TryFind(string name, ref int guess, out string? found) => _station.TryFind(name, ref guess, out found);

    public int Twice(in int number) => 2 * number;

    public Task<int> CountAsync(int upTo) => _station.CountAsync(upTo);

    public ValueTask CloseAsync() => _station.CloseAsync();

    public void Raise(int train) => _station.Raise(train);
}

public sealed class TwoTongues : ISpoken, IWritten
{
    public string Say() => "public";

    string ISpoken.Say() => "spoken";

    string IWritten.Say() => "written";
}

/// <summary>Two sequences in one.</summary>
public sealed class Mixed : IEnumerable<int>, IEnumerable<string>
{
    public IEnumerator<int> GetEnumerator()
    {
        yield return 1;
        yield return 2;
    }

    IEnumerator<string> IEnumerable<string>.GetEnumerator()
    {
        yield return "a";
        yield return "b";
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

public sealed class Memory : IBuffer, ISpanFormattable
{
    private int _slot;

    public int Size => 3;

    public void Copy(Span<byte> to) => to.Clear();

    public ref int Slot(int index) => ref _slot;

    public string ToString(string? format, IFormatProvider? formatProvider) => $"memory {format}";

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        ToString(format.ToString(), provider).AsSpan().TryCopyTo(destination) ? (charsWritten = 7 + format.Length) >= 0 : (charsWritten = 0) > 0;
}

#pragma warning disable CA1036 // Operators are none of the interfaces that are tested.
public sealed class Made(int number) : IStaticallyMade<Made>, IComparable<object>, IComparable, IEquatable<string>
{
    public int Number { get; } = number;

    public static Made Make() => new(0);

    public int CompareTo(object? obj) => Number.CompareTo((int)((dynamic)obj!).Number);

    public bool Equals(string? other) => other == Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => Number;
}

#pragma warning restore CA1036

public sealed class Guarded : ISpoken
{
    [RemoteHidden]
    public string Say() => "secret";
}

public sealed class Noticing : INotifyPropertyChanged, IDisposable, IAsyncDisposable
{
    private string _text = "";

    public event PropertyChangedEventHandler? PropertyChanged;

    public string Text
    {
        get => _text;
        set
        {
            _text = value;
            PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(nameof(Text)));
        }
    }

    public int Disposed { get; private set; }

    public int Handlers => PropertyChanged?.GetInvocationList().Length ?? 0;

    public void Dispose() => Disposed++;

    public ValueTask DisposeAsync()
    {
        Disposed += 10;
        return ValueTask.CompletedTask;
    }
}

/// <summary>Is disposed in one way by those who know the class, and in another by those who know the interface.</summary>
public sealed class Leaving : IAsyncDisposable, IPicky
{
    public List<string> Ways { get; } = [];

    public int Size => Ways.Count;

    public ValueTask DisposeAsync()
    {
        Ways.Add("class");
        return ValueTask.CompletedTask;
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await Task.Yield();
        Ways.Add("interface");
    }

    public T Same<T>(T value)
        where T : allows ref struct => value;
}

public sealed class Receipt
{
#pragma warning disable CA1051 // A field is what a serializer writes as well.
    public string Shop = "corner";
#pragma warning restore CA1051

    public decimal Total { get; set; } = 2.5m;

    public List<string> Lines { get; } = ["apple", "pear"];

    public Dictionary<string, int> Count { get; } = new() { ["apple"] = 1, ["pear"] = 2 };

    public Receipt? Before { get; set; }

    public int this[int index] => index;

    public string Print() => "printed";
}

/// <summary>What asks for an interface, as code that knows nothing of proxies does.</summary>
public sealed class Asker
{
    public string Kind(object value) => value switch
    {
        IStation station => "station " + station.Name,
        IList<int> { Count: > 2 } list => "long list from " + list[0],
        IEnumerable<int> => "numbers",
        IDisposable => "disposable",
        _ => "nothing",
    };

    public bool IsSame(IStation first, object second) => ReferenceEquals(first, second);
}
