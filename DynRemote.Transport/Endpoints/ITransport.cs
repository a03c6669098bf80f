namespace DynRemote.Transport.Endpoints;

/// <summary>One way for two processes to reach each other, named by the scheme of an endpoint.</summary>
internal interface ITransport
{
    /// <summary>The scheme of its endpoints, in lower case.</summary>
    string Scheme { get; }

    /// <summary>What an endpoint of it looks like, for error messages.</summary>
    string Example { get; }

    /// <summary>Tells whether only processes of this machine can reach what listens at an endpoint.</summary>
    /// <exception cref="ArgumentException">It is not an endpoint of this transport.</exception>
    bool IsLocal(Uri endpoint);

    /// <summary>Connects to a listener. Returns when the connection stands; nothing has been said on it yet.</summary>
    /// <exception cref="ArgumentException">It is not an endpoint of this transport.</exception>
    /// <exception cref="IOException">Nobody answers there; the message says what was tried.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    IMessageChannel Connect(Uri endpoint, RemoteLimits limits, TimeSpan timeout);

    /// <summary>Starts to listen.</summary>
    /// <exception cref="ArgumentException">It is not an endpoint of this transport.</exception>
    /// <exception cref="IOException">It is not possible to listen there, for example because another program does.</exception>
    ITransportListener Listen(Uri endpoint, RemoteLimits limits);
}
