namespace DynRemote.Values;

/// <summary>Settles the type of an element of a tuple or collection, from what the signature says and what has come.</summary>
internal static class ElementFit
{
    /// <summary>
    /// The signature's type where the element is of it. Where a copied element came out as another type (an enum that only one side knows,
    /// somewhere inside), that type; where a reference stands (a derived class of the signature's type), <see cref="object"/>.
    /// </summary>
    /// <exception cref="RemoteProtocolException">The element is a simple value of another type than announced.</exception>
    internal static Type Settle(Type declared, object? element, object? wire)
    {
        if (element is null)
            return !declared.IsValueType || Nullable.GetUnderlyingType(declared) is not null ? declared : throw Malformed.Value($"null as a {declared}");
        if ((Nullable.GetUnderlyingType(declared) ?? declared).IsInstanceOfType(element))
            return declared;
        if (wire is not object?[])
            throw Malformed.Value($"a {element.GetType()} as a {declared}");
        return ValueForms.Of(element.GetType()).CopiedType ?? typeof(object);
    }
}
