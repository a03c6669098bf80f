using DynRemote.Transport.Framing;

namespace DynRemote.Tests.Faults;

/// <summary>Two directions of bytes in memory that break, both at once, when so many bytes have gone one way.</summary>
internal sealed class CutCable
{
    private readonly object _gate = new();
    private readonly Queue<byte>[] _bytes = [new(), new()];
    private readonly int _cutDirection;
    private int _left;
    private bool _cut;

    /// <summary>Makes a cable that breaks when <paramref name="bytes"/> bytes have gone in a direction: 0 from the first end, 1 from the second.</summary>
    public CutCable(int direction, int bytes)
    {
        _cutDirection = direction;
        _left = bytes;
        First = new End(this, 0);
        Second = new End(this, 1);
    }

    public IByteLink First { get; }

    public IByteLink Second { get; }

    public int[] Carried { get; } = [0, 0];

    private void Cut()
    {
        lock (_gate)
        {
            _cut = true;
            Monitor.PulseAll(_gate);
        }
    }

    private sealed class End(CutCable cable, int index) : IByteLink
    {
        public int Read(Span<byte> buffer)
        {
            var bytes = cable._bytes[1 - index];
            lock (cable._gate)
            {
                while (bytes.Count == 0 && !cable._cut)
                    Monitor.Wait(cable._gate);
                var count = 0;
                while (count < buffer.Length && bytes.TryDequeue(out var next))
                    buffer[count++] = next;
                return count;
            }
        }

        public void Write(ReadOnlySpan<byte> bytes)
        {
            lock (cable._gate)
            {
                foreach (var next in bytes)
                {
                    if (index == cable._cutDirection && cable._left-- == 0)
                        cable.Cut();
                    if (cable._cut)
                        throw new IOException("The cable is cut.");
                    cable._bytes[index].Enqueue(next);
                    cable.Carried[index]++;
                }
                Monitor.PulseAll(cable._gate);
            }
        }

        public async Task WaitToReadAsync() => await Task.Run(() =>
        {
            lock (cable._gate)
            {
                while (cable._bytes[1 - index].Count == 0 && !cable._cut)
                    Monitor.Wait(cable._gate);
            }
        });

        public void Dispose() => cable.Cut();
    }
}
