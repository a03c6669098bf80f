namespace DynRemote.Values;

/// <summary>The form of the simple types.</summary>
internal sealed class ScalarForm(Type type) : ValueForm
{
    private readonly Func<object, byte[]>? _write = ScalarWriter.For(type);

    // A Uri can be of a derived class; then it is that class's form which is asked, but a collection of Uri must be looked through.
    internal override bool IsAlwaysValue => type.IsSealed;

    internal override bool IsValue(object value, ValueScan scan) => true;

    internal override object? Encode(object value, ValueEncoder encoder, int depth) => _write is null ? value : _write(value);
}
