namespace DynRemote.Values;

/// <summary>
/// The form of an exception that is a value of a member or an argument rather than thrown: what the other side rebuilds by name travels so, any other is a
/// reference as every object of its program is. They hold a reference to the live object, so they are no value to a collection.
/// </summary>
internal sealed class ExceptionForm : ValueForm
{
    internal override bool IsValue(object value, ValueScan scan) => false;

    internal override object? Encode(object value, ValueEncoder encoder, int depth) =>
        value is RemoteException || ExceptionTable.Find(value.GetType()) is not null
            ? new ExceptionEncoder(encoder).Encode((Exception)value, depth)
            : encoder.EncodeReference(value);
}
