namespace DynRemote.Binding;

/// <summary>Carries strings and arrays to span parameters in a form that can be an object.</summary>
internal static class SpanCarrier
{
    /// <summary>Whether C# has an implicit span conversion.</summary>
    public static bool Exists(Type from, Type span)
    {
        if (!CompiledCall.IsSpan(span))
            return false;
        var element = span.GetGenericArguments()[0];
        var isReadOnly = span.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>);
        if (from == typeof(string))
            return isReadOnly && element == typeof(char);
        // A writable span over an array of a derived type would let the callee store the wrong type, so only read-only spans vary.
        return from.IsSZArray && (from.GetElementType() == element
            || (isReadOnly && !from.GetElementType()!.IsValueType && element.IsAssignableFrom(from.GetElementType())));
    }

    public static object Of(object? value, Type span)
    {
        if (value is string text)
            return text.AsMemory();
        var carrier = CompiledCall.CarrierOf(span);
        return value is null ? Activator.CreateInstance(carrier)! : Activator.CreateInstance(carrier, value)!;
    }
}
