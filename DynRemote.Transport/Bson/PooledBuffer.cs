using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace DynRemote.Transport.Bson;

/// <summary>
/// Output bytes that grow. A small array is kept for good; larger ones come from the pool and go back to it.
/// </summary>
/// <remarks>
/// Not disposable on purpose: a channel is disposed while another thread may still be writing, and an array that is given to the pool
/// while it is in use ends up in someone else's message. An array that is never given back costs nothing but its garbage collection.
/// </remarks>
internal sealed class PooledBuffer
{
    private readonly byte[] _small;
    private byte[] _array;
    private int _count;

    /// <summary>Makes an empty buffer.</summary>
    /// <param name="initialBytes">The size of the array that is kept for good.</param>
    public PooledBuffer(int initialBytes = 512) => _array = _small = new byte[initialBytes];

    /// <summary>How many bytes have been written.</summary>
    public int Count => _count;

    /// <summary>How many bytes of memory are held.</summary>
    public int Capacity => _array.Length;

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Written => _array.AsSpan(0, _count);

    /// <summary>Gives free space behind what has been written; <see cref="Advance"/> makes it count.</summary>
    /// <param name="bytes">How much space is needed; there may be more.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Reserve(int bytes)
    {
        if (_array.Length - _count < bytes)
            Grow(bytes);
        return _array.AsSpan(_count);
    }

    /// <summary>Makes bytes count that were written into the reserved space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance(int bytes) => _count += bytes;

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _count += bytes.Length;
    }

    /// <summary>Overwrites a number that was left open when its value was not known.</summary>
    public void Patch(int offset, int value) => BinaryPrimitives.WriteInt32LittleEndian(_array.AsSpan(offset), value);

    /// <summary>Forgets what was written after the given count.</summary>
    public void Truncate(int count) => _count = count;

    /// <summary>Forgets everything, and gives an array larger than <paramref name="keepBytes"/> back.</summary>
    public void Reset(int keepBytes)
    {
        _count = 0;
        if (_array.Length > keepBytes)
            Replace(_small);
    }

    private void Grow(int bytes)
    {
        var needed = (long)_count + bytes;
        if (needed > Array.MaxLength)
            throw new ArgumentException($"The message takes more than {Array.MaxLength} bytes.");
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Max(needed, Math.Min(2L * _array.Length, Array.MaxLength)));
        _array.AsSpan(0, _count).CopyTo(larger);
        Replace(larger);
    }

    private void Replace(byte[] array)
    {
        if (_array != _small)
            ArrayPool<byte>.Shared.Return(_array);
        _array = array;
    }
}
