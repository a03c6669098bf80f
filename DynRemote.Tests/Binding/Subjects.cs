using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

#pragma warning disable CA1051 // Public fields are among what is bound.

// The types that the binding tests work on. They are public, so that C#'s own binder sees their members and can be the oracle.
namespace DynRemote.Tests.Binding.Subjects;

public enum Color
{
    Red,
    Green,
    Blue,
}

public interface ILeft;

public interface IRight;

public class Both : ILeft, IRight;

public class Base
{
    public string Hidden(object a) => "Base.Hidden(object)";

    public string Hiding(int a) => "Base.Hiding(int)";

    public virtual string Virtual() => "Base.Virtual";

    public virtual string Overloaded(int a) => "Base.Overloaded(int)";

    public int Shadowed => 1;

    public virtual int Half { get; set; }
}

public class Derived : Base
{
    public string Hiding(long a) => "Derived.Hiding(long)";

    public override string Virtual() => "Derived.Virtual";

    public override string Overloaded(int a) => "Derived.Overloaded(int)";

    public string Overloaded(object a) => "Derived.Overloaded(object)";

    public new string Shadowed => "shadow";

    public override int Half { get => base.Half + 1; }
}

public class Money(decimal amount)
{
    public decimal Amount { get; } = amount;

    public static Money operator +(Money a, Money b) => new(a.Amount + b.Amount);

    public static Money operator -(Money a) => new(-a.Amount);

    public static Money operator ++(Money a) => new(a.Amount + 1);

    public static bool operator true(Money a) => a.Amount != 0;

    public static bool operator false(Money a) => a.Amount == 0;

    public static bool operator ==(Money? a, Money? b) => a?.Amount == b?.Amount;

    public static bool operator !=(Money? a, Money? b) => !(a == b);

    public static implicit operator decimal(Money a) => a.Amount;

    public static implicit operator Money(int amount) => new(amount);

    public static explicit operator string(Money a) => a.Amount + " EUR";

    public override bool Equals(object? obj) => obj is Money other && this == other;

    public override int GetHashCode() => Amount.GetHashCode();
}

public class Things
{
    public int Field = 1;
    public readonly int ReadOnly = 2;
    public const int Constant = 3;
    public Func<int, int>? Handler;

    public event Action? Happened;

    public int Property { get; set; }

    public byte Small { get; set; }

    public long Big { get; set; }

    public decimal Exact { get; set; }

    public Color Tint { get; set; }

    public int? Maybe { get; set; }

    public object? Anything { get; set; }

    public Money? Price { get; set; }

    public int GetOnly => 4;

    public int SetOnly { set => Field = value; }

    public int PrivateSet { get; private set; }

    public int PrivateGet { private get; set; }

    public int InitOnly { get; init; }

    public static int Static { get; set; } = 5;

    public static string StaticMethod(int a) => "static " + a;

    public string this[int i] => "int " + i;

    public string this[string s]
    {
        get => "string " + s;
        set => Anything = s + "=" + value;
    }

    public string this[int i, int j]
    {
        get => i + "," + j;
        set => Anything = i + "," + j + "=" + value;
    }

    public void Nothing() => Field++;

    public void Raise() => Happened?.Invoke();

    public int Throws(string message) => throw new InvalidOperationException(message);

    public string One(int a) => "int " + a;

    public string Over(int a) => "int";

    public string Over(long a) => "long";

    public string Over(double a) => "double";

    public string Over(string a) => "string";

    public string Over(object? a) => "object";

    public string Wide(long a) => "long";

    public string Wide(ulong a) => "ulong";

    public string Small1(byte a) => "byte " + a;

    public string Narrow(sbyte a) => "sbyte";

    public string Narrow(uint a) => "uint";

    public string Enumerated(Color a) => a.ToString();

    public string Ambiguous(ILeft a) => "left";

    public string Ambiguous(IRight a) => "right";

    public string NullAmbiguous(string? a) => "string";

    public string NullAmbiguous(int[]? a) => "array";

    public string NullClear(string? a) => "string";

    public string NullClear(object? a) => "object";

    public string Nullable(int? a) => a?.ToString() ?? "none";

    public string NullableOrNot(int a) => "int";

    public string NullableOrNot(int? a) => "int?";

    public string Optional(int a, int b = 3, string c = "c", Color d = Color.Blue, decimal e = 1.5m) => $"{a},{b},{c},{d},{e}";

    public string Defaults([Optional] object? d, [Optional] int e, DateTime a = default, int? b = 4, Color? c = Color.Green) => $"{a.Ticks},{b},{c},{d?.GetType()},{e}";

    public string Caller([CallerMemberName] string name = "default") => name;

    public string Params(params int[]? a) => a is null ? "null" : string.Join('+', a);

    public string ParamsOrNot(int a) => "one";

    public string ParamsOrNot(params int[] a) => "many";

    public string ParamsAfter(string format, params object?[] a) => format + a.Length;

    public string ParamsSpan(params ReadOnlySpan<int> a) => "span " + a.Length;

    public string ParamsList(params List<int> a) => "list " + a.Count;

    public string ParamsSequence(params IEnumerable<string> a) => string.Join('-', a);

    public string Text(ReadOnlySpan<char> a) => "span " + a.Length;

    public int Sum(Span<int> a)
    {
        a[0] = 100;
        return a.Length;
    }

    public bool FillSpan(Span<int> a, ref int count, out string text, in long factor)
    {
        for (var i = 0; i < a.Length; i++)
            a[i] = (int)(count++ * factor);
        text = "filled";
        if (a.Length > 2)
            throw new ArgumentException("too many");
        return true;
    }

    public ref int Larger(ref int a, int b)
    {
        a += b;
        Field = a;
        return ref Field;
    }

    public string Ref(ref int a) => "ref " + a++;

    public bool Out(string text, out int value) => int.TryParse(text, out value);

    public string In(in int a) => "in " + a;

    public string Generic<T>(T a) => typeof(T).Name;

    public string GenericPair<T>(T a, T b) => typeof(T).Name;

    public string GenericOnly<T>() => typeof(T).Name;

    public string GenericList<T>(List<T> a) => typeof(T).Name;

    public string GenericSequence<T>(IEnumerable<T> a) => typeof(T).Name;

    public string GenericMap<TKey, TValue>(IDictionary<TKey, TValue> a) => typeof(TKey).Name + typeof(TValue).Name;

    public string GenericArray<T>(T[] a) => typeof(T).Name;

    public string GenericNullable<T>(T? a) where T : struct => typeof(T).Name;

    public string GenericFunc<T, TResult>(Func<T, TResult> f) => typeof(T).Name + typeof(TResult).Name;

    public string GenericClass<T>(T a) where T : class => "class " + typeof(T).Name;

    public string GenericStruct<T>(T a) where T : struct => "struct";

    public string GenericComparable<T>(T a) where T : IComparable<T> => typeof(T).Name;

    public string GenericOrNot(int a) => "plain";

    public string GenericOrNot<T>(T a) => "generic";

    public string Specific<T>(T a) => "T";

    public string Specific<T>(List<T> a) => "List<T>";

    public string Specific<T>(IEnumerable<T> a) => "IEnumerable<T>";

    public string Convertible(decimal a) => "decimal " + a;

    public string ConvertibleFrom(Money a) => "money " + a.Amount;

    public string Callback(Action a)
    {
        a();
        return "called";
    }

    public string Predicate(Predicate<int> a) => a(1).ToString();

    public string Variance(IEnumerable<object> a) => "objects";

    public string Objects(params object?[] a) => "objects " + a.Length;

    public string Either(Func<int, bool> f) => "func";

    public string Either(object f) => "object";

    public string Tree(Expression a) => "tree";

    public Span<int> Spans() => default;

    public ref int RefReturn() => ref Field;

    private int Secret() => 1;

    public int Use() => Secret();
}
