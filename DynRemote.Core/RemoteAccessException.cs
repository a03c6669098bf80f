namespace DynRemote;

/// <summary>The owner's gate refused a member. The message names the target's type, the member, the rule that refused it, and what would allow it.</summary>
public sealed class RemoteAccessException : RemoteException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was refused and why.</param>
    public RemoteAccessException(string message)
        : base(message)
    {
    }
}
