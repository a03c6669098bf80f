using DynRemote.Operations;

namespace DynRemote.Binding;

/// <summary>What kind of thing an argument is to overload resolution.</summary>
internal enum ArgumentKind
{
    Value,
    Constant,
    Null,

    /// <summary>A proxy: the adapter says what it fits.</summary>
    Proxy,

    /// <summary>A method that is not called.</summary>
    Method,
}

/// <summary>The arguments of one operation, classified once for all candidates.</summary>
internal sealed class ArgumentList
{
    private readonly ArgumentKind[] _kinds;

    public ArgumentList(CallArguments source, IArgumentAdapter adapter)
    {
        Source = source;
        _kinds = new ArgumentKind[source.Values.Length];
        for (var i = 0; i < _kinds.Length; i++)
            _kinds[i] = Classify(source.Values[i], source.IsConstant(i), adapter);
    }

    public ArgumentList(object? value, bool isConstant, IArgumentAdapter adapter)
        : this(new CallArguments([value]) { Constants = isConstant ? (byte)1 : (byte)0 }, adapter)
    {
    }

    public CallArguments Source { get; }

    public object?[] Values => Source.Values;

    public int Count => _kinds.Length;

    /// <summary>Whether the choice of a candidate depends on nothing but types and constants, so that it can be kept.</summary>
    public bool IsCacheable => Array.TrueForAll(_kinds, kind => kind is not (ArgumentKind.Proxy or ArgumentKind.Method));

    public ArgumentKind KindOf(int index) => _kinds[index];

    /// <summary>The run-time type; <see langword="null"/> for a null argument.</summary>
    public Type? TypeOf(int index) => Values[index]?.GetType();

    public string? NameOf(int index) => index < Source.PositionalCount ? null : Source.Names[index - Source.PositionalCount];

    /// <summary>Whether the call site has said that it passes the variable itself. A loose one leaves it to the parameter.</summary>
    public bool IsByReference(int index) => !IsLoose && Source.IsByReference(index);

    /// <summary>Whether the parameters say what is passed by reference, and are named in any case.</summary>
    public bool IsLoose => Source.IsLoose;

    /// <summary>The argument in words, for the explanation of a failure.</summary>
    public string Describe(int index) => KindOf(index) switch
    {
        ArgumentKind.Null => "null",
        ArgumentKind.Proxy => "a remote object",
        ArgumentKind.Method => "a method",
        _ => (IsByReference(index) ? "ref " : "") + TypeDisplay.Of(TypeOf(index)),
    };

    private static ArgumentKind Classify(object? value, bool isConstant, IArgumentAdapter adapter) =>
        value is null ? ArgumentKind.Null
        : adapter.IsProxy(value) ? ArgumentKind.Proxy
        : value is MethodGroup ? ArgumentKind.Method
        : isConstant ? ArgumentKind.Constant
        : ArgumentKind.Value;
}
