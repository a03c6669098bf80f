namespace DynRemote.Values;

/// <summary>
/// How objects of one CLR type cross: one instance for each type that this process has sent, found by <see cref="ValueForms"/>.
/// </summary>
internal abstract class ValueForm
{
    /// <summary>
    /// The type that a holder gets where the value is copied part by part (enums, tuples, immutable collections); otherwise
    /// <see langword="null"/>.
    /// </summary>
    internal virtual Type? CopiedType => null;

    /// <summary>Whether every object of the type is a value, so that a collection of them need not be looked through.</summary>
    internal virtual bool IsAlwaysValue => false;

    /// <summary>Whether nothing in the object would cross as a reference.</summary>
    internal abstract bool IsValue(object value, ValueScan scan);

    /// <summary>Gives the wire form; <paramref name="depth"/> counts the arrays around it.</summary>
    internal abstract object? Encode(object value, ValueEncoder encoder, int depth);
}
