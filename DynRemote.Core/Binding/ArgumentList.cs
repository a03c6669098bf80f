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
    private readonly IArgumentAdapter _adapter;

    public ArgumentList(CallArguments source, IArgumentAdapter adapter)
    {
        Source = source;
        _adapter = adapter;
        _kinds = new ArgumentKind[source.Values.Length];
        for (var i = 0; i < _kinds.Length; i++)
            _kinds[i] = Classify(source, i, adapter);
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

    /// <summary>
    /// The same arguments, each of the type of the object in it; <see langword="null"/> where they are that already. What comes from another process is often held in a
    /// variable of <see cref="object"/>, for its type is not there, so where nothing takes that, what is in it counts. A null has no type but its static one.
    /// </summary>
    public ArgumentList? ByObjects(IArgumentAdapter adapter)
    {
        var isOfNull = Array.ConvertAll(Values, value => value is null);
        if (!Enumerable.Range(0, Count).Any(i => !isOfNull[i] && StaticTypeOf(i) is not null))
            return null;
        return new ArgumentList(Source with { StaticTypes = [.. Enumerable.Range(0, Count).Select(i => isOfNull[i] ? Source.StaticTypeOf(i) : null)] }, adapter);
    }

    /// <summary>Whether the fit of an argument is for the adapter to say.</summary>
    public bool HasProxies => Array.IndexOf(_kinds, ArgumentKind.Proxy) >= 0;

    public ArgumentKind KindOf(int index) => _kinds[index];

    /// <summary>The type by which the argument is bound: the static one if it is known to differ from the object's; <see langword="null"/> for a bare null.</summary>
    public Type? TypeOf(int index) => KindOf(index) == ArgumentKind.Proxy ? Values[index]!.GetType() : StaticTypeOf(index) ?? Values[index]?.GetType();

    /// <summary>The static type if it is known to tell more than the object itself. Of what is behind a proxy only its owner knows whether it is true.</summary>
    public Type? StaticTypeOf(int index) =>
        Source.StaticTypeOf(index) is { } type && (Values[index] is not { } value || KindOf(index) == ArgumentKind.Proxy || type.IsInstanceOfType(value)) ? type : null;

    public string? NameOf(int index) => index < Source.PositionalCount ? null : Source.Names[index - Source.PositionalCount];

    /// <summary>Whether the call site has said that it passes the variable itself. A loose one leaves it to the parameter.</summary>
    public bool IsByReference(int index) => !IsLoose && Source.IsByReference(index);

    /// <summary>Whether the parameters say what is passed by reference, and are named in any case.</summary>
    public bool IsLoose => Source.IsLoose;

    /// <summary>The argument in words, for the explanation of a failure.</summary>
    public string Describe(int index) => KindOf(index) switch
    {
        ArgumentKind.Null => "null",
        ArgumentKind.Proxy when _adapter.NameOf(Values[index]!) is not null => "a remote object",
        ArgumentKind.Method => "a method",
        _ => (IsByReference(index) ? "ref " : "") + TypeDisplay.Of(TypeOf(index)),
    };

    private static ArgumentKind Classify(CallArguments source, int index, IArgumentAdapter adapter)
    {
        var value = source.Values[index];
        var type = source.StaticTypeOf(index);
        return value is null ? type is null ? ArgumentKind.Null : ArgumentKind.Value
            : adapter.IsProxy(value) ? ArgumentKind.Proxy
            : value is MethodGroup ? ArgumentKind.Method
            : source.IsConstant(index) && type is null ? ArgumentKind.Constant
            : ArgumentKind.Value;
    }
}
