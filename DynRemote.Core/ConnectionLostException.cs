namespace DynRemote;

/// <summary>
/// The connection has ended, so an answer can no longer come. Thrown by every call that was waiting and by every later use.
/// </summary>
/// <remarks>It is never thrown for an exception of the peer's code. Whether a call that was waiting has run at the peer is unknown.</remarks>
public sealed class ConnectionLostException : RemoteException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Why the connection ended.</param>
    /// <param name="innerException">The failure underneath, or <see langword="null"/> for an orderly end.</param>
    public ConnectionLostException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
