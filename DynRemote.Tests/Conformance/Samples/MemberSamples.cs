using System.Dynamic;
using System.Globalization;

namespace DynRemote.Tests.Conformance.Samples;

/// <summary>One of each kind of member.</summary>
public class Desk : DeskBase, ILabelled, IFallback
{
#pragma warning disable CA1051 // A field is a member, too.
    public int Field = 1;
#pragma warning restore CA1051

    private readonly Dictionary<(int, string), string> _cells = [];

    public event EventHandler<string>? Said;

    public event Action? Rang;

    public string Name { get; set; } = "desk";

    public int Evaluations { get; private set; }

    public int Evaluated => ++Evaluations;

    public bool HasListeners => Said is not null || Rang is not null;

    string ILabelled.Label => "label of " + Name;

    public string this[int row, string column]
    {
        get => _cells[(row, column)];
        set => _cells[(row, column)] = value;
    }

    public int this[Index i] => i.GetOffset(10);

    public int Add(int a, int b) => a + b;

    public string Which(int value) => "int";

    public string Which(long value) => "long";

    public string Which(double value) => "double";

    public string Which(string value) => "string";

    public string Which(object? value) => "object";

    public string Which(int first, int second) => "two ints";

    public string Optional(string first, int second = 2, string third = "three") => $"{first} {second} {third}";

    public int Sum(params int[] numbers) => numbers.Sum();

    public string Format(string format, params object[] values) => string.Format(CultureInfo.InvariantCulture, format, values);

    public T[] Repeat<T>(T value, int count) => [.. Enumerable.Repeat(value, count)];

    public string NameOf<T>() => typeof(T).Name;

    public byte Narrow(byte value) => value;

    public bool TryHalve(int value, out int half)
    {
        half = value / 2;
        return value % 2 == 0;
    }

    public void Swap(ref string left, ref string right) => (left, right) = (right, left);

    public override string Overridden() => "derived";

    public void Say(string text) => Said?.Invoke(this, text);

    public void Ring() => Rang?.Invoke();

    public override string ToString() => $"the {Name}";

    protected string Hidden() => "hidden";
}

public class DeskBase
{
    public string Inherited { get; set; } = "base";

    public virtual string Overridden() => "base";
}

public interface ILabelled
{
    string Label { get; }
}

public interface IFallback
{
    string Fallback() => "default";
}

/// <summary>A number that has every operator.</summary>
public readonly struct Amount(int value) : IEquatable<Amount>
{
    public int Value { get; } = value;

    public static Amount operator +(Amount left, Amount right) => new(left.Value + right.Value);

    public static Amount operator +(Amount left, int right) => new(left.Value + right);

    public static Amount operator +(int left, Amount right) => new((10 * left) + right.Value);

    public static string operator +(string left, Amount right) => $"{left}<{right.Value}>";

    public static Amount operator -(Amount left, Amount right) => new(left.Value - right.Value);

    public static Amount operator -(int left, Amount right) => new(left - right.Value);

    public static Amount operator -(Amount value) => new(-value.Value);

    public static Amount operator ~(Amount value) => new(~value.Value);

    public static bool operator !(Amount value) => value.Value == 0;

    public static bool operator true(Amount value) => value.Value != 0;

    public static bool operator false(Amount value) => value.Value == 0;

    public static bool operator ==(Amount left, Amount right) => left.Value == right.Value;

    public static bool operator !=(Amount left, Amount right) => left.Value != right.Value;

    public static bool operator <(Amount left, int right) => left.Value < right;

    public static bool operator >(Amount left, int right) => left.Value > right;

    public static bool operator <(int left, Amount right) => left < right.Value;

    public static bool operator >(int left, Amount right) => left > right.Value;

    public static implicit operator int(Amount amount) => amount.Value;

    public static explicit operator string(Amount amount) => $"{amount.Value} pieces";

    public bool Equals(Amount other) => Value == other.Value;

    public override bool Equals(object? obj) => obj is Amount other && Equals(other);

    public override int GetHashCode() => Value;
}

/// <summary>Not public, as what a library hands out behind its interfaces.</summary>
internal sealed class Secretive
{
    public string Open => "open";

    public int Twice(int value) => 2 * value;

    internal string Closed => "closed";
}

/// <summary>Answers to any name.</summary>
public sealed class Chatty : DynamicObject
{
    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        result = "you asked for " + binder.Name;
        return true;
    }

    public override bool TryInvokeMember(InvokeMemberBinder binder, object?[]? args, out object? result)
    {
        result = $"{binder.Name}/{args?.Length}";
        return true;
    }

    public override bool TryInvoke(InvokeBinder binder, object?[]? args, out object? result)
    {
        result = $"called with {args?.Length}";
        return true;
    }
}
