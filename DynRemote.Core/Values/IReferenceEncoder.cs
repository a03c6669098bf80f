namespace DynRemote.Values;

/// <summary>
/// What the value codec leaves to the connection: everything that does not travel by value.
/// </summary>
internal interface IReferenceEncoder
{
    /// <summary>
    /// Gives the wire form of a reference: <see cref="ValueTag.SenderObject"/> for an object of this side, <see cref="ValueTag.ReceiverObject"/> for a
    /// proxy going home, <see cref="ValueTag.Method"/> or <see cref="ValueTag.Event"/> for their handles.
    /// </summary>
    /// <exception cref="RemoteException">The object cannot cross: the message names its type.</exception>
    object?[] EncodeReference(object target);

    /// <summary>
    /// The number by which both sides know a cancellation token: positive of one of the receiver's, negative of one of this side's, 0 where the receiver does not know it.
    /// </summary>
    long NumberOf(CancellationToken token);
}
