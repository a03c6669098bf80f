namespace DynRemote.Values;

/// <summary>
/// Gives the wire form of any object: of a value its copy, of everything else what <paramref name="references"/> gives. Safe for use by
/// many threads.
/// </summary>
/// <param name="references">Takes what does not travel by value.</param>
/// <param name="includeStackTraces">Whether exceptions carry the stack of this side.</param>
/// <param name="includeLiveExceptions">Whether exceptions carry a reference to the exception object itself.</param>
internal sealed class ValueEncoder(IReferenceEncoder references, bool includeStackTraces = true, bool includeLiveExceptions = true)
{
    internal bool IncludeStackTraces => includeStackTraces;

    internal bool IncludeLiveExceptions => includeLiveExceptions;

    /// <exception cref="RemoteException">The object cannot cross.</exception>
    internal object? Encode(object? value) => Encode(value, 0);

    /// <summary>Gives the form of a part of a value; <paramref name="depth"/> counts the arrays around it.</summary>
    internal object? Encode(object? value, int depth) => value switch
    {
        null or int or bool or double or long => value,
        string text => EncodeText(text),
        _ => ValueForms.Of(value.GetType()).Encode(value, this, depth),
    };

    /// <summary>A string as itself, or as its UTF-16 units where UTF-8 would lose some.</summary>
    internal static object EncodeText(string text) => WellFormedText.Is(text) ? text : ScalarWriter.WriteUnits(text);

    internal object?[] EncodeReference(object target) => references.EncodeReference(target);

    internal long NumberOf(CancellationToken token) => references.NumberOf(token);
}
