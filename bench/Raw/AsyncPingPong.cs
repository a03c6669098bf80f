using System.Net.Sockets;
using DynRemote.Bench.Measuring;

namespace DynRemote.Bench.Raw;

/// <summary>
/// The same 64 bytes by way of a read that is already waiting, as in a library whose read loop is asynchronous: the answer comes to the thread pool,
/// which wakes the caller. What that detour costs is what a synchronous caller saves that reads its own answer.
/// </summary>
internal sealed class AsyncPingPong(string endpoint) : IMeasure
{
    private readonly Socket _socket = RawSocket.Connect(endpoint);
    private readonly byte[] _message = new byte[RawMessage.Length];
    private readonly byte[] _answer = new byte[RawMessage.Length];
    private long _roundTrips;

    public string Name => "raw ping-pong, answer read by the pool";

    public Traffic Traffic => Traffic.OfEqualMessages(_roundTrips, RawMessage.Length);

    public void Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            var answer = ReceiveAsync();
            _socket.Send(_message);
            answer.GetAwaiter().GetResult();
        }

        _roundTrips += operations;
    }

    public void Dispose() => _socket.Dispose();

    private async Task ReceiveAsync()
    {
        for (var received = 0; received < _answer.Length;)
        {
            var count = await _socket.ReceiveAsync(_answer.AsMemory(received));
            received += count > 0 ? count : throw new EndOfStreamException("The echo process has closed the connection.");
        }
    }
}
