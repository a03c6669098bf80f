namespace DynRemote.Values;

/// <summary>The form of what cannot cross at all: using it is an error of that one call.</summary>
internal sealed class UncrossableForm(string message) : ValueForm
{
    internal override bool IsValue(object value, ValueScan scan) => false;

    internal override object? Encode(object value, ValueEncoder encoder, int depth) => throw new RemoteException(message);
}
