namespace DynRemote.Binding;

/// <summary>
/// The conversions that C# itself defines between types, without those that types declare. The CLR is more generous than C# (it assigns
/// <c>int[]</c> to <c>uint[]</c>); where they differ, C# decides.
/// </summary>
internal static class StandardConversions
{
    /// <summary>The implicit conversion from a run-time type, or from a parameter type while candidates are compared.</summary>
    public static Conversion Implicit(Type from, Type to)
    {
        if (from == to)
            return new Conversion(ConversionKind.Pass, to);
        if (IsReferenceOrBoxing(from, to))
            return new Conversion(ConversionKind.Pass, to);
        var underlying = Nullable.GetUnderlyingType(to);
        if (underlying is not null)
        {
            var inner = Implicit(Nullable.GetUnderlyingType(from) ?? from, underlying);
            return inner.Exists ? inner with { To = to } : Conversion.None;
        }
        if (NumericTypes.Widens(from, to))
            return new Conversion(ConversionKind.Numeric, to);
        return SpanCarrier.Exists(from, to) ? new Conversion(ConversionKind.Span, to) : Conversion.None;
    }

    /// <summary>The explicit conversion of numbers and enums, which a cast adds to the implicit ones.</summary>
    public static Conversion ExplicitNumeric(Type from, Type to)
    {
        var target = Nullable.GetUnderlyingType(to) ?? to;
        var source = Nullable.GetUnderlyingType(from) ?? from;
        if (!NumericTypes.IsNumeric(source) && !source.IsEnum)
            return Conversion.None;
        if (target.IsEnum)
            return new Conversion(ConversionKind.Enum, to);
        return NumericTypes.IsNumeric(target) ? new Conversion(ConversionKind.Numeric, to) : Conversion.None;
    }

    /// <summary>Whether a cast between the types would compile, so that its failure is one of the value and not of the types.</summary>
    public static bool IsExplicitReference(Type from, Type to)
    {
        if (from.IsValueType || (to.IsValueType && from != typeof(object) && from != typeof(ValueType) && from != typeof(Enum) && !from.IsInterface))
            return false;
        if (from.IsAssignableFrom(to))
            return true;
        if (from.IsArray && to.IsArray)
            return from.GetArrayRank() == to.GetArrayRank() && IsExplicitReference(from.GetElementType()!, to.GetElementType()!);
        return to.IsInterface && !from.IsSealed && !from.IsArray;
    }

    private static bool IsReferenceOrBoxing(Type from, Type to)
    {
        if (to.IsByRefLike || from.IsByRefLike || to.IsPointer || from.IsPointer || Nullable.GetUnderlyingType(to) is not null)
            return false;
        // A nullable is boxed as what it holds.
        if (!to.IsAssignableFrom(Nullable.GetUnderlyingType(from) is { } underlying && !to.IsValueType ? underlying : from))
            return false;
        return !from.IsArray || IsArrayAssignable(from, to);
    }

    private static bool IsArrayAssignable(Type from, Type to)
    {
        var element = from.GetElementType()!;
        if (!element.IsValueType)
            return true;
        if (to.IsArray)
            return element == to.GetElementType();
        return !to.IsInterface || !to.IsGenericType || to.GetGenericArguments()[0] == element || !to.GetGenericArguments()[0].IsValueType;
    }
}
