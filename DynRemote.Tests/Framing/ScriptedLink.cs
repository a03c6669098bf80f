using DynRemote.Transport.Framing;

namespace DynRemote.Tests.Framing;

/// <summary>A link whose reads bring given pieces, then the end; what is written is kept.</summary>
internal sealed class ScriptedLink(params byte[][] pieces) : IByteLink
{
    private readonly Queue<ReadOnlyMemory<byte>> _pieces = new(pieces.Select(piece => (ReadOnlyMemory<byte>)piece));

    public List<byte[]> Writes { get; } = [];

    public int Reads { get; private set; }

    public int Read(Span<byte> buffer)
    {
        Assert.That(buffer.Length, Is.Positive);
        Reads++;
        if (!_pieces.TryDequeue(out var piece))
            return 0;
        var count = Math.Min(buffer.Length, piece.Length);
        piece.Span[..count].CopyTo(buffer);
        if (count < piece.Length)
        {
            var rest = _pieces.ToArray();
            _pieces.Clear();
            _pieces.Enqueue(piece[count..]);
            foreach (var later in rest)
                _pieces.Enqueue(later);
        }
        return count;
    }

    public void Write(ReadOnlySpan<byte> bytes) => Writes.Add(bytes.ToArray());

    public Task WaitToReadAsync() => Task.CompletedTask;

    public void Dispose()
    {
    }
}
