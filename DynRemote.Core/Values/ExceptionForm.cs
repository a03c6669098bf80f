namespace DynRemote.Values;

/// <summary>
/// The form of exceptions; see <see cref="ExceptionEncoder"/>. They hold a reference to the live object, so they are no value to a
/// collection.
/// </summary>
internal sealed class ExceptionForm : ValueForm
{
    internal override bool IsValue(object value, ValueScan scan) => false;

    internal override object? Encode(object value, ValueEncoder encoder, int depth) => new ExceptionEncoder(encoder).Encode((Exception)value, depth);
}
