using System.Reflection;
using System.Runtime.CompilerServices;

namespace DynRemote.Values;

/// <summary>Makes tuples and pairs of one type from their elements, without the cost of reflection each time.</summary>
internal sealed class TupleBuilder
{
    private static readonly ConditionalWeakTable<Type, TupleBuilder> Known = [];

    private readonly ConstructorInvoker? _constructor;
    private readonly TupleBuilder? _rest;

    private TupleBuilder(Type type)
    {
        if (type == typeof(ValueTuple))
            return;
        var arguments = type.GetGenericArguments();
        _constructor = ConstructorInvoker.Create(type.GetConstructor(arguments)!);
        if (arguments.Length == 8)
            _rest = Of(arguments[7]);
    }

    internal static TupleBuilder Of(Type type) => Known.GetValue(type, type => new TupleBuilder(type));

    /// <summary>A tuple of the same type with other elements in it.</summary>
    /// <param name="tuple">The tuple.</param>
    /// <param name="replace">Gives what comes in the place of an element.</param>
    internal static object Rebuild(ITuple tuple, Func<object?, object?> replace) =>
        Of(tuple.GetType()).Build([.. Enumerable.Range(0, tuple.Length).Select(i => replace(tuple[i]))]);

    internal object Build(Span<object?> elements)
    {
        if (_constructor is null)
            return default(ValueTuple);
        return _rest is null ? _constructor.Invoke(elements) : _constructor.Invoke([.. elements[..7], _rest.Build(elements[7..])]);
    }
}
