using System.Collections.Frozen;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using static System.Buffers.Binary.BinaryPrimitives;

namespace DynRemote.Values;

/// <summary>Writes the scalars that no channel carries by itself; the layouts stand at <see cref="ScalarKind"/>.</summary>
internal static class ScalarWriter
{
    private static readonly FrozenDictionary<Type, Func<object, byte[]>> Writers = new Dictionary<Type, Func<object, byte[]>>
    {
        [typeof(byte)] = value => [(byte)ScalarKind.Byte, (byte)value],
        [typeof(sbyte)] = value => [(byte)ScalarKind.SByte, unchecked((byte)(sbyte)value)],
        [typeof(short)] = Fixed(ScalarKind.Int16, 2, (span, value) => WriteInt16LittleEndian(span, (short)value)),
        [typeof(ushort)] = Fixed(ScalarKind.UInt16, 2, (span, value) => WriteUInt16LittleEndian(span, (ushort)value)),
        [typeof(uint)] = Fixed(ScalarKind.UInt32, 4, (span, value) => WriteUInt32LittleEndian(span, (uint)value)),
        [typeof(ulong)] = Fixed(ScalarKind.UInt64, 8, (span, value) => WriteUInt64LittleEndian(span, (ulong)value)),
        [typeof(nint)] = Fixed(ScalarKind.NativeInt, 8, (span, value) => WriteInt64LittleEndian(span, (nint)value)),
        [typeof(nuint)] = Fixed(ScalarKind.NativeUInt, 8, (span, value) => WriteUInt64LittleEndian(span, (nuint)value)),
        [typeof(Int128)] = Fixed(ScalarKind.Int128, 16, (span, value) => WriteInt128LittleEndian(span, (Int128)value)),
        [typeof(UInt128)] = Fixed(ScalarKind.UInt128, 16, (span, value) => WriteUInt128LittleEndian(span, (UInt128)value)),
        [typeof(BigInteger)] = value => Prefixed(ScalarKind.BigInteger, ((BigInteger)value).ToByteArray()),
        [typeof(Half)] = Fixed(ScalarKind.Half, 2, (span, value) => WriteInt16LittleEndian(span, BitConverter.HalfToInt16Bits((Half)value))),
        [typeof(float)] = Fixed(ScalarKind.Single, 4, (span, value) => WriteInt32LittleEndian(span, BitConverter.SingleToInt32Bits((float)value))),
        [typeof(decimal)] = Fixed(ScalarKind.Decimal, 16, (span, value) => WriteDecimal(span, (decimal)value)),
        [typeof(char)] = Fixed(ScalarKind.Char, 2, (span, value) => WriteUInt16LittleEndian(span, (char)value)),
        [typeof(Rune)] = Fixed(ScalarKind.Rune, 4, (span, value) => WriteInt32LittleEndian(span, ((Rune)value).Value)),
        [typeof(DateTime)] = Fixed(ScalarKind.DateTime, 9, (span, value) => WriteDateTime(span, (DateTime)value)),
        [typeof(DateTimeOffset)] = Fixed(ScalarKind.DateTimeOffset, 10, (span, value) => WriteDateTimeOffset(span, (DateTimeOffset)value)),
        [typeof(TimeSpan)] = Fixed(ScalarKind.TimeSpan, 8, (span, value) => WriteInt64LittleEndian(span, ((TimeSpan)value).Ticks)),
        [typeof(DateOnly)] = Fixed(ScalarKind.DateOnly, 4, (span, value) => WriteInt32LittleEndian(span, ((DateOnly)value).DayNumber)),
        [typeof(TimeOnly)] = Fixed(ScalarKind.TimeOnly, 8, (span, value) => WriteInt64LittleEndian(span, ((TimeOnly)value).Ticks)),
        [typeof(Guid)] = Fixed(ScalarKind.Guid, 16, (span, value) => ((Guid)value).TryWriteBytes(span)),
        [typeof(Uri)] = value => WriteUri((Uri)value),
        [typeof(Version)] = Fixed(ScalarKind.Version, 16, (span, value) => WriteVersion(span, (Version)value)),
        [typeof(Complex)] = Fixed(ScalarKind.Complex, 16, (span, value) => WriteComplex(span, (Complex)value)),
        [typeof(Index)] = Fixed(ScalarKind.Index, 4, (span, value) => WriteIndex(span, (Index)value)),
        [typeof(Range)] = Fixed(ScalarKind.Range, 8, (span, value) => WriteRange(span, (Range)value)),
        [typeof(DBNull)] = _ => [(byte)ScalarKind.DBNull],
        [typeof(ReadOnlyMemory<byte>)] = value => Prefixed(ScalarKind.Bytes, ((ReadOnlyMemory<byte>)value).Span),
    }.ToFrozenDictionary();

    private delegate void PayloadWriter(Span<byte> payload, object value);

    /// <summary>
    /// The writer for exactly this type, or <see langword="null"/> where the type is no scalar or the channel carries it by itself.
    /// </summary>
    internal static Func<object, byte[]>? For(Type type) => Writers.GetValueOrDefault(type);

    /// <summary>The form of a string that is not well-formed.</summary>
    internal static byte[] WriteUnits(string text) => WriteUnits([(byte)ScalarKind.String], text);

    private static byte[] WriteUnits(ReadOnlySpan<byte> head, string text)
    {
        var wire = new byte[head.Length + text.Length * 2];
        head.CopyTo(wire);
        var payload = wire.AsSpan(head.Length);
        if (BitConverter.IsLittleEndian)
            MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(payload);
        else
            ReverseEndianness(MemoryMarshal.Cast<char, ushort>(text.AsSpan()), MemoryMarshal.Cast<byte, ushort>(payload));
        return wire;
    }

    private static Func<object, byte[]> Fixed(ScalarKind kind, int size, PayloadWriter write) => value =>
    {
        var wire = new byte[size + 1];
        wire[0] = (byte)kind;
        write(wire.AsSpan(1), value);
        return wire;
    };

    private static byte[] Prefixed(ScalarKind kind, ReadOnlySpan<byte> payload)
    {
        var wire = new byte[payload.Length + 1];
        wire[0] = (byte)kind;
        payload.CopyTo(wire.AsSpan(1));
        return wire;
    }

    private static void WriteDecimal(Span<byte> span, decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        for (var i = 0; i < 4; i++)
            WriteInt32LittleEndian(span[(i * 4)..], bits[i]);
    }

    private static void WriteDateTime(Span<byte> span, DateTime value)
    {
        // Not ToBinary: for local times it converts by the time zone, which the two processes need not share.
        WriteInt64LittleEndian(span, value.Ticks);
        span[8] = (byte)value.Kind;
    }

    private static void WriteDateTimeOffset(Span<byte> span, DateTimeOffset value)
    {
        WriteInt64LittleEndian(span, value.Ticks);
        WriteInt16LittleEndian(span[8..], (short)value.TotalOffsetMinutes);
    }

    private static byte[] WriteUri(Uri value) =>
        WriteUnits([(byte)ScalarKind.Uri, (byte)(value.IsAbsoluteUri ? UriKind.Absolute : UriKind.Relative)], value.OriginalString);

    private static void WriteVersion(Span<byte> span, Version value)
    {
        WriteInt32LittleEndian(span, value.Major);
        WriteInt32LittleEndian(span[4..], value.Minor);
        WriteInt32LittleEndian(span[8..], value.Build);
        WriteInt32LittleEndian(span[12..], value.Revision);
    }

    private static void WriteComplex(Span<byte> span, Complex value)
    {
        WriteDoubleLittleEndian(span, value.Real);
        WriteDoubleLittleEndian(span[8..], value.Imaginary);
    }

    private static void WriteIndex(Span<byte> span, Index value) => WriteInt32LittleEndian(span, value.IsFromEnd ? ~value.Value : value.Value);

    private static void WriteRange(Span<byte> span, Range value)
    {
        WriteIndex(span, value.Start);
        WriteIndex(span[4..], value.End);
    }
}
