using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Binding;

/// <summary>Conversion as an operation of its own: assignments and casts. The gate is asked where an operator of a type does the work.</summary>
internal sealed class ConversionBinding(MemberBinder binder)
{
    public object? Convert(object? value, Type type, bool isExplicit, bool isChecked)
    {
        if (type == typeof(void) || type.IsByRef || type.IsByRefLike || type.IsPointer || type.ContainsGenericParameters)
            throw BindingMessages.Error($"Nothing can be converted to '{TypeDisplay.Of(type)}' here: it is not a type of objects");
        var conversion = binder.Conversions.OfValue(value, type);
        if (!conversion.Exists && isExplicit && value is not null)
            conversion = binder.Conversions.Explicit(value.GetType(), type, isChecked);
        if (conversion.Exists)
            return conversion.Apply(binder, value);
        if (isExplicit && value is not null && StandardConversions.IsExplicitReference(value.GetType(), type))
            throw new InvalidCastException($"Unable to cast object of type '{value.GetType()}' to type '{type}'.");
        throw isExplicit && value is not null
            ? BindingMessages.Error(BindingMessages.NoConversion(value.GetType(), type))
            : Failure(binder, value, type);
    }

    /// <summary>How an assigned value comes to fit what it is assigned to. What a compound assignment makes is cast: <c>x.Byte += 1</c> (12.21.4).</summary>
    /// <exception cref="RuntimeBinderException">It does not.</exception>
    public static Conversion OfAssigned(MemberBinder binder, ArgumentList list, int index, Type type)
    {
        var conversion = binder.Conversions.Of(list, index, type);
        if (!conversion.Exists && list.ByObjects(binder.Adapter) is { } objects)
            conversion = binder.Conversions.Of(objects, index, type);
        if (!conversion.Exists && list.Source.IsCompound && list.TypeOf(index) is { } from)
            conversion = binder.Conversions.Explicit(from, type, list.Source.IsChecked);
        return conversion.Exists ? conversion : throw Failure(binder, list, index, type);
    }

    /// <summary>Why an argument cannot be assigned.</summary>
    public static RuntimeBinderException Failure(MemberBinder binder, ArgumentList list, int index, Type type) => list.KindOf(index) switch
    {
        ArgumentKind.Constant when list.Values[index] is int || (list.Values[index] is long && type == typeof(ulong)) =>
            NumericTypes.IsIntegral(type) ? BindingMessages.Error(BindingMessages.ConstantTooLarge(list.Values[index]!, type)) : Failure(binder, list.TypeOf(index), type),
        ArgumentKind.Proxy when list.StaticTypeOf(index) is null => FailureOfProxy(binder, list.Values[index]!, type),
        _ => Failure(binder, list.StaticTypeOf(index) ?? list.TypeOf(index), type),
    };

    private static RuntimeBinderException FailureOfProxy(MemberBinder binder, object proxy, Type type) => binder.Adapter.TypeOf(proxy) is { } known
        ? Failure(binder, known, type)
        : BindingMessages.Error(BindingMessages.NoImplicitConversion(binder.Adapter.NameOf(proxy) ?? TypeDisplay.Of(proxy.GetType()), type));

    /// <summary>Why a value cannot be assigned.</summary>
    public static RuntimeBinderException Failure(MemberBinder binder, object? value, Type type) => Failure(binder, value?.GetType(), type);

    private static RuntimeBinderException Failure(MemberBinder binder, Type? from, Type type)
    {
        if (from is null)
            return BindingMessages.Error(BindingMessages.NullToValueType(type));
        var isPossible = binder.Conversions.Explicit(from, type, isChecked: false).Exists || StandardConversions.IsExplicitReference(from, type);
        return BindingMessages.Error(BindingMessages.NoImplicitConversion(from, type, isPossible));
    }
}
