using System.Collections.Concurrent;
using System.Net.Sockets;

namespace DynRemote.Demo.Link;

/// <summary>One direction of the link. One thread takes in what comes and one gives it on when its time has come, so that a delay never holds up what follows.</summary>
internal sealed class DelayedPipe(Socket from, Socket to, Direction direction, TimeSpan delay, Landing? landing)
{
    private readonly BlockingCollection<(TimeSpan Left, byte[] Bytes)> _underWay = [];

    public void Start()
    {
        new Thread(TakeIn) { IsBackground = true, Name = $"link, in, {direction}" }.Start();
        new Thread(GiveOn) { IsBackground = true, Name = $"link, out, {direction}" }.Start();
    }

    private void TakeIn()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (from.Receive(buffer) is > 0 and var count)
                _underWay.Add((Clock.Now, buffer[..count]));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Cut, or closed. What came before still arrives.
        }
        _underWay.CompleteAdding();
    }

    private void GiveOn()
    {
        try
        {
            foreach (var (left, bytes) in _underWay.GetConsumingEnumerable())
            {
                Clock.WaitUntil(left + delay);
                landing?.Invoke(direction, left, Clock.Now, bytes);
                to.Send(bytes);
            }
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The receiver has gone; there is nobody to tell.
        }
    }
}
