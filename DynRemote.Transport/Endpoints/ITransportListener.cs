namespace DynRemote.Transport.Endpoints;

/// <summary>Takes the connections that come in at an endpoint.</summary>
internal interface ITransportListener : IDisposable
{
    /// <summary>The endpoint to connect to: the one that was asked for, with the port that was found where it asked for any.</summary>
    string Endpoint { get; }

    /// <summary>Waits for the next connection. Called by one caller at a time.</summary>
    /// <returns>Its channel, or <see langword="null"/> when the listener has been disposed.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<IMessageChannel?> AcceptAsync(CancellationToken cancellationToken);
}
