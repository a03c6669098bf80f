using DynRemote.Channels;

namespace DynRemote.Transport.Framing;

/// <summary>
/// A connected stream of bytes in both directions, with real blocking reads and writes. All that a byte transport has to bring: framing, the
/// preamble and buffers are the same for all of them.
/// </summary>
/// <remarks>One thread reads and one writes at a time. Disposing, by any thread, makes both return or throw.</remarks>
internal interface IByteLink : IDisposable
{
    /// <summary>Waits for bytes.</summary>
    /// <returns>How many came; 0 when the peer has ended its direction.</returns>
    /// <exception cref="IOException">The link is broken.</exception>
    int Read(Span<byte> buffer);

    /// <summary>Writes all the bytes.</summary>
    /// <exception cref="IOException">The link is broken.</exception>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>What the link knows of the way of what was written; <see langword="null"/> where it knows nothing. Asked by any thread at any time. Never throws.</summary>
    Delivery? Delivery => null;

    /// <summary>Completes when <see cref="Read"/> would not block. Never faults.</summary>
    Task WaitToReadAsync();
}
