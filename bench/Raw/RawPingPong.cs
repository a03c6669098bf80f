using System.Net.Sockets;
using DynRemote.Bench.Measuring;

namespace DynRemote.Bench.Raw;

/// <summary>
/// The yardstick: 64 bytes to another process and back over two blocking sockets. What a remote call cannot be faster than on this machine,
/// at this minute.
/// </summary>
internal sealed class RawPingPong(string endpoint) : IMeasure
{
    private readonly Socket _socket = RawSocket.Connect(endpoint);
    private readonly byte[] _message = new byte[RawMessage.Length];
    private long _roundTrips;

    public string Name => "raw ping-pong, blocking sockets";

    public Traffic Traffic => Traffic.OfEqualMessages(_roundTrips, RawMessage.Length);

    public void Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            _socket.Send(_message);
            if (!RawSocket.ReceiveAll(_socket, _message))
                throw new EndOfStreamException("The echo process has closed the connection.");
        }

        _roundTrips += operations;
    }

    public void Dispose() => _socket.Dispose();
}
