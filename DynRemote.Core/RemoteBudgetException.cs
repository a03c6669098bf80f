namespace DynRemote;

/// <summary>Code that runs under <see cref="Remote.Budget"/> would make more round trips than its budget allows. Nothing was sent for the operation that throws it.</summary>
public sealed class RemoteBudgetException : InvalidOperationException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Which line needs another round trip, and for what.</param>
    public RemoteBudgetException(string message)
        : base(message)
    {
    }
}
