namespace DynRemote;

/// <summary>
/// The only thing the core knows of a network: something that sends a message and receives a message.
/// </summary>
/// <remarks>
/// <para>
/// A message is an <c>object?[]</c> whose elements are nothing but <see langword="null"/>, <see cref="bool"/>, <see cref="int"/>,
/// <see cref="long"/>, <see cref="double"/>, <see cref="string"/> (well-formed UTF-16), <c>byte[]</c>, and again such <c>object?[]</c>.
/// A channel must deliver each of these kinds as exactly that kind with the same bits, whole messages, in order, each once.
/// A message that was given to <see cref="Send"/> or returned by <see cref="Receive"/> is never changed afterwards by either side.
/// </para>
/// <para>
/// Threading: <see cref="Send"/> and <see cref="Flush"/> are called by one thread at a time, <see cref="Receive"/> is called by one
/// thread at a time, and the two directions are used at once. <see cref="IDisposable.Dispose"/> may be called by any thread at any time, more
/// than once; it must make a blocked <see cref="Send"/> and a blocked <see cref="Receive"/> return or throw.
/// </para>
/// </remarks>
public interface IMessageChannel : IDisposable
{
    /// <summary>Takes one message for sending. It may be kept back until <see cref="Flush"/>; blocking is the channel's way of back-pressure.</summary>
    /// <param name="message">The message; never changed after the call.</param>
    void Send(object?[] message);

    /// <summary>Sends what <see cref="Send"/> has kept back. Called whenever there is, for now, nothing more to send.</summary>
    void Flush()
    {
    }

    /// <summary>Waits for the next message.</summary>
    /// <returns>The message, or <see langword="null"/> when the peer has closed the channel.</returns>
    object?[]? Receive();

    /// <summary>Bytes handed to the network so far, or 0 where there are no bytes.</summary>
    long BytesSent => 0;

    /// <summary>Bytes received from the network so far, or 0 where there are no bytes.</summary>
    long BytesReceived => 0;
}
