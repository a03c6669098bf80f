namespace DynRemote;

/// <summary>The peer sent something that is not the protocol: another protocol's bytes, another version, a broken frame, a value beyond a limit.</summary>
public sealed class RemoteProtocolException : RemoteException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was received and what was expected.</param>
    /// <param name="innerException">The cause, or <see langword="null"/>.</param>
    public RemoteProtocolException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
