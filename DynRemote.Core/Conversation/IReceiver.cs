using DynRemote.Exchange;

namespace DynRemote.Conversation;

/// <summary>What a <see cref="ConnectionReader"/> reads for.</summary>
internal interface IReceiver
{
    /// <summary>Whether the connection has ended, so that there is nothing more to read.</summary>
    bool HasEnded { get; }

    /// <summary>Receives one message and takes it in; ends the connection if that fails. Called only with the reader's role. Never throws.</summary>
    Received Receive(IMessageChannel channel);

    /// <summary>Runs a request and answers it. Called without the reader's role. Never throws.</summary>
    void Run(IncomingRequest request);
}
