#pragma warning disable CA1033, CA1051, CA1711, CA1708, CA2211, CA2225, CA1066, CA1067, CA1815, CA1034, CA1036, CA2227 // These are the types of a user, of every shape that C# allows.

namespace DynRemote.Tests.Conformance.Kinds;

public record Person(string Name, int Age)
{
    public Person Older(int years = 1) => this with { Age = Age + years };
}

public sealed record Employee(string Name, int Age, string Firm) : Person(Name, Age);

public record struct Mark(double X, double Y)
{
    public readonly double Length => Math.Sqrt((X * X) + (Y * Y));

    public static Mark operator +(Mark left, Mark right) => new(left.X + right.X, left.Y + right.Y);

    public void Move(double by) => X += by;
}

public readonly struct Euro(decimal amount) : IComparable<Euro>, IEquatable<Euro>
{
    public decimal Amount { get; } = amount;

    public static Euro operator +(Euro left, Euro right) => new(left.Amount + right.Amount);

    public static Euro operator checked +(Euro left, Euro right) => throw new OverflowException("checked");

    public static Euro operator *(Euro left, int right) => new(left.Amount * right);

    public static Euro operator *(int left, Euro right) => right * left;

    public static Euro operator -(Euro value) => new(-value.Amount);

    public static Euro operator ++(Euro value) => new(value.Amount + 1);

    public static bool operator true(Euro value) => value.Amount != 0;

    public static bool operator false(Euro value) => value.Amount == 0;

    public static bool operator <(Euro left, Euro right) => left.Amount < right.Amount;

    public static bool operator >(Euro left, Euro right) => left.Amount > right.Amount;

    public static bool operator ==(Euro left, Euro right) => left.Amount == right.Amount;

    public static bool operator !=(Euro left, Euro right) => left.Amount != right.Amount;

    public static implicit operator decimal(Euro value) => value.Amount;

    public static explicit operator int(Euro value) => (int)value.Amount;

    public static implicit operator Euro(int amount) => new(amount);

    public int CompareTo(Euro other) => Amount.CompareTo(other.Amount);

    public bool Equals(Euro other) => Amount == other.Amount;

    public override bool Equals(object? obj) => obj is Euro other && Equals(other);

    public override int GetHashCode() => Amount.GetHashCode();

    public override string ToString() => $"€{Amount}";
}

public interface IGreeter
{
    string Name { get; }

    string Greet() => $"Hello, {Name}";

    string Part(string other);
}

public sealed class Greeter : IGreeter, IFormattable, IDisposable
{
    public string Name { get; set; } = "Ann";

    public bool IsDisposed { get; private set; }

    string IGreeter.Part(string other) => $"{Name} leaves {other}";

    string IFormattable.ToString(string? format, IFormatProvider? provider) => $"{format}:{Name}";

    public void Dispose() => IsDisposed = true;

    public override string ToString() => $"{Name} {IsDisposed}";
}

internal class Hidden
{
    public int Number { get; set; } = 3;

    public virtual string Who() => "hidden";

    public int Twice(int n) => n * 2;

    public override string ToString() => $"Hidden {Number}";
}

internal sealed class Covering : Hidden
{
    public new string Number => "covered";

    public override string Who() => "covering " + base.Who();
}

public sealed class Grid<T>(int width, T initial)
{
    private readonly Dictionary<(int X, int Y), T> _cells = [];

    public int Width { get; } = width;

    public T this[int x, int y]
    {
        get => _cells.GetValueOrDefault((x, y), initial);
        set => _cells[(x, y)] = value;
    }

    public T this[string name] => name == "first" ? this[0, 0] : throw new KeyNotFoundException(name);

    public string this[params int[] all] => string.Join("+", all);

    public (T, TOther) With<TOther>(TOther other) => (this[0, 0], other);

    public string Name<TOther>() => typeof(TOther).Name + typeof(T).Name;

    public override string ToString() => string.Join(";", _cells.OrderBy(cell => cell.Key).Select(cell => $"{cell.Key}={cell.Value}"));
}

public sealed class Overloads
{
    public string Last { get; private set; } = "";

    public string Take(int n) => Last = $"int {n}";

    public string Take(long n) => Last = $"long {n}";

    public string Take(double n) => Last = $"double {n}";

    public string Take(object? o) => Last = $"object {o}";

    public string Take(string? s) => Last = $"string {s}";

    public string Take(params int[] all) => Last = $"params {all.Length}";

    public string Optional(int a, int b = 2, string c = "c") => Last = $"{a}{b}{c}";

    public string Byte(byte b) => Last = $"byte {b}";

    public string Day(DayOfWeek day) => Last = $"day {day}";

    public string Maybe(int? n) => Last = $"maybe {n}";

    public string Join(string separator, params object?[] all) => Last = string.Join(separator, all);

    public string Generic<T>(T value) => Last = $"{typeof(T).Name} {value}";

    public string Both<T>(T left, T right) => Last = $"{typeof(T).Name} {left}{right}";

    public string ListOf<T>(IEnumerable<T> all) => Last = $"{typeof(T).Name} {string.Join(",", all)}";

    public string Ambiguous(int a, long b) => Last = $"{a}{b}";

    public string Ambiguous(long a, int b) => Last = $"{a}{b}";

    public void Swap(ref int a, ref int b) => (a, b) = (b, a);

    public void SwapThenThrow(ref int a, ref int b)
    {
        (a, b) = (b, a);
        throw new FormatException("swapped");
    }

    public bool TryGet(string key, out List<int> found)
    {
        found = [key.Length];
        return true;
    }

    public void Fill(List<int> list) => list.AddRange([7, 8]);

    public void SortAll(int[] all) => Array.Sort(all);

    public string ReverseAll(object[] all)
    {
        Array.Reverse(all);
        return Last = $"{all.GetType().Name} {all[0]}";
    }

    public int Sum(IEnumerable<int> all) => all.Sum();

    public string Called(Func<int, string> function) => Last = function(3);

    public int CountOf(IList<int> list)
    {
        list.Add(9);
        return list.Count;
    }

    public override string ToString() => Last;
}

public sealed class Bell
{
    public event EventHandler? Rung;

    public event Action<int, string>? Struck;

    public event Func<int, int>? Asked;

    public int Subscribers => (Rung?.GetInvocationList().Length ?? 0) + (Struck?.GetInvocationList().Length ?? 0);

    public void Ring() => Rung?.Invoke(this, EventArgs.Empty);

    public void Strike(int times) => Struck?.Invoke(times, "dong");

    public int Ask(int number) => Asked?.Invoke(number) ?? -1;

    public override string ToString() => $"{Subscribers} listen";
}

public sealed class Gauge
{
    public const int Most = 100;

    public static int Made;

    public int Field = 1;

    public readonly int Fixed = 7;

    public required string Name { get; init; }

    public byte Small { get; set; } = 250;

    public short? Perhaps { get; set; }

    public int WriteOnly
    {
        set => Field = value;
    }

    public Func<int, int> Function { get; set; } = n => n + 1;

    public Action? Callback;

    public List<int> Numbers { get; } = [1, 2];

    public int Broken => throw new InvalidOperationException("broken gauge", new FormatException("inner"));

    public static string Describe(int n) => $"gauge {n}";

    public IEnumerable<int> Count(int to)
    {
        for (var i = 0; i < to; i++)
            yield return i;
        throw new NotSupportedException("no further");
    }

    public async Task<int> LaterAsync(int n)
    {
        await Task.Yield();
        return n * 2;
    }

    public async Task FailAsync()
    {
        await Task.Yield();
        throw new FormatException("later");
    }

    public async IAsyncEnumerable<int> StreamAsync(int to)
    {
        for (var i = 0; i < to; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    public override string ToString() => $"{Name} {Field} {Small} {Perhaps} {string.Join(",", Numbers)}";

    public sealed class Inner
    {
        public int Depth => 2;
    }
}
