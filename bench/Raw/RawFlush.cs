using System.Buffers.Binary;
using System.Net.Sockets;
using DynRemote.Bench.Calls;
using DynRemote.Bench.Measuring;

namespace DynRemote.Bench.Raw;

/// <summary>
/// As many bytes as another measure sends and receives for a number of calls, by two blocking sockets, with nothing to encode and nothing done: one packet there,
/// one back. What calls that leave together cannot be faster than.
/// </summary>
internal sealed class RawFlush(string endpoint, RemoteMeasure like, int callsTogether) : IMeasure
{
    private readonly Socket _socket = RawSocket.Connect(endpoint);
    private byte[] _request = [];
    private byte[] _reply = [];
    private long _exchanges;

    public string Name => $"raw sockets, the bytes of {callsTogether} of these, a call";

    public int OperationsPerSample => like.OperationsPerSample;

    public double Share => like.Share;

    public Traffic Traffic => new(_exchanges, _exchanges, _exchanges, _exchanges * _request.Length, _exchanges * _reply.Length);

    public void Prepare()
    {
        var cost = Cost.Of(like, like.OperationsPerSample);
        _request = new byte[(int)(cost.Each(cost.Traffic.BytesSent) * callsTogether)];
        _reply = new byte[(int)(cost.Each(cost.Traffic.BytesReceived) * callsTogether)];
        var greeting = new byte[RawExchange.GreetingLength];
        BinaryPrimitives.WriteInt32LittleEndian(greeting, _request.Length);
        BinaryPrimitives.WriteInt32LittleEndian(greeting.AsSpan(sizeof(int)), _reply.Length);
        _socket.Send(greeting);
    }

    public void Run(int operations)
    {
        for (var done = 0; done < operations; done += callsTogether)
        {
            _socket.Send(_request);
            if (!RawSocket.ReceiveAll(_socket, _reply))
                throw new EndOfStreamException("The other process has closed the connection.");
            _exchanges++;
        }
    }

    public void Dispose() => _socket.Dispose();
}
