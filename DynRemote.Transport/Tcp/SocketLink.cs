using System.Net.Sockets;
using DynRemote.Channels;
using DynRemote.Transport.Framing;

namespace DynRemote.Transport.Tcp;

/// <summary>A link over a connected socket.</summary>
/// <remarks>
/// Reads and writes are real blocking system calls, the fastest there is for one call and its answer. On Unix the first asynchronous operation
/// turns a socket non-blocking for good, after which .NET imitates blocking by a queue and a wait; so none is used but by <see cref="WaitToReadAsync"/>.
/// </remarks>
internal sealed class SocketLink(Socket socket) : IByteLink
{
    private readonly TcpKnowledge? _knowledge = OperatingSystem.IsLinux() && socket.ProtocolType == ProtocolType.Tcp ? new TcpKnowledge(socket) : null;

    /// <summary>1 once disposed. Changed atomically.</summary>
    private int _isDisposed;

    /// <inheritdoc/>
    public int Read(Span<byte> buffer)
    {
        try
        {
            return socket.Receive(buffer);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            throw Broken("received from", exception);
        }
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            while (bytes.Length > 0)
                bytes = bytes[socket.Send(bytes)..];
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            throw Broken("sent to", exception);
        }
    }

    /// <inheritdoc/>
    public async Task WaitToReadAsync()
    {
        try
        {
            await socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The error is not lost: the socket stays broken, and the read that follows throws it.
            return;
        }
    }

    /// <inheritdoc/>
    public Delivery? Delivery => _knowledge?.Look();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The peer or the socket's maker was faster, and there is nothing left to shut down.
        }
        finally
        {
            socket.Dispose();
        }
    }

    private static IOException Broken(string direction, Exception exception) =>
        new($"Nothing more can be {direction} the peer: {exception.Message}", exception);
}
