using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using static System.Buffers.Binary.BinaryPrimitives;

namespace DynRemote.Values;

/// <summary>Reads what <see cref="ScalarWriter"/> writes, from bytes that may be anything.</summary>
internal static class ScalarReader
{
    // Far beyond any use, and still printed in an instant: the time to print a number grows faster than its length.
    private const int MaxBigIntegerBytes = 1024 * 1024;

    /// <exception cref="RemoteProtocolException">The bytes are no scalar.</exception>
    internal static object Read(byte[] wire, RemoteLimits limits)
    {
        if (wire.Length == 0)
            throw Malformed.Value("a scalar without a kind");
        var kind = (ScalarKind)wire[0];
        var payload = wire.AsSpan(1);
        CheckLength(kind, payload.Length, limits);
        try
        {
            return ReadPayload(kind, payload);
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException or FormatException)
        {
            throw Malformed.Value($"a {kind} out of its range", exception);
        }
    }

    internal static string ReadUnits(ReadOnlySpan<byte> payload)
    {
        if (BitConverter.IsLittleEndian)
            return new string(MemoryMarshal.Cast<byte, char>(payload));
        var units = MemoryMarshal.Cast<byte, ushort>(payload).ToArray();
        ReverseEndianness(units, units);
        return new string(MemoryMarshal.Cast<ushort, char>(units));
    }

    private static object ReadPayload(ScalarKind kind, ReadOnlySpan<byte> payload) => kind switch
    {
        ScalarKind.String => ReadUnits(payload),
        ScalarKind.Byte => payload[0],
        ScalarKind.SByte => unchecked((sbyte)payload[0]),
        ScalarKind.Int16 => ReadInt16LittleEndian(payload),
        ScalarKind.UInt16 => ReadUInt16LittleEndian(payload),
        ScalarKind.UInt32 => ReadUInt32LittleEndian(payload),
        ScalarKind.UInt64 => ReadUInt64LittleEndian(payload),
        ScalarKind.NativeInt => checked((nint)ReadInt64LittleEndian(payload)),
        ScalarKind.NativeUInt => checked((nuint)ReadUInt64LittleEndian(payload)),
        ScalarKind.Int128 => ReadInt128LittleEndian(payload),
        ScalarKind.UInt128 => ReadUInt128LittleEndian(payload),
        ScalarKind.BigInteger => new BigInteger(payload),
        ScalarKind.Half => BitConverter.Int16BitsToHalf(ReadInt16LittleEndian(payload)),
        ScalarKind.Single => BitConverter.Int32BitsToSingle(ReadInt32LittleEndian(payload)),
        ScalarKind.Decimal => ReadDecimal(payload),
        ScalarKind.Char => (char)ReadUInt16LittleEndian(payload),
        ScalarKind.Rune => new Rune(ReadInt32LittleEndian(payload)),
        ScalarKind.DateTime => new DateTime(ReadInt64LittleEndian(payload), (DateTimeKind)payload[8]),
        ScalarKind.DateTimeOffset => ReadDateTimeOffset(payload),
        ScalarKind.TimeSpan => new TimeSpan(ReadInt64LittleEndian(payload)),
        ScalarKind.DateOnly => DateOnly.FromDayNumber(ReadInt32LittleEndian(payload)),
        ScalarKind.TimeOnly => new TimeOnly(ReadInt64LittleEndian(payload)),
        ScalarKind.Guid => new Guid(payload),
        ScalarKind.Uri => ReadUri(payload),
        ScalarKind.Version => ReadVersion(payload),
        ScalarKind.Complex => new Complex(ReadDoubleLittleEndian(payload), ReadDoubleLittleEndian(payload[8..])),
        ScalarKind.Index => ReadIndex(payload),
        ScalarKind.Range => new Range(ReadIndex(payload), ReadIndex(payload[4..])),
        ScalarKind.DBNull => DBNull.Value,
        ScalarKind.Bytes => new ReadOnlyMemory<byte>(payload.ToArray()),
        _ => throw Malformed.Value($"a scalar of the unknown kind {(byte)kind}"),
    };

    private static void CheckLength(ScalarKind kind, int length, RemoteLimits limits)
    {
        var fits = kind switch
        {
            ScalarKind.String => length % 2 == 0 && length / 2 <= limits.MaxStringLength,
            ScalarKind.Uri => length % 2 == 1 && length / 2 <= limits.MaxStringLength,
            ScalarKind.BigInteger => length is > 0 and <= MaxBigIntegerBytes,
            ScalarKind.Bytes => true,
            _ => length == FixedLength(kind),
        };
        if (!fits)
            throw Malformed.Value($"a scalar of kind {kind} with {length} bytes");
    }

    private static int FixedLength(ScalarKind kind) => kind switch
    {
        ScalarKind.DBNull => 0,
        ScalarKind.Byte or ScalarKind.SByte => 1,
        ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.Half or ScalarKind.Char => 2,
        ScalarKind.UInt32 or ScalarKind.Single or ScalarKind.Rune or ScalarKind.DateOnly or ScalarKind.Index => 4,
        ScalarKind.UInt64 or ScalarKind.NativeInt or ScalarKind.NativeUInt or ScalarKind.TimeSpan or ScalarKind.TimeOnly or ScalarKind.Range => 8,
        ScalarKind.DateTime => 9,
        ScalarKind.DateTimeOffset => 10,
        ScalarKind.Int128 or ScalarKind.UInt128 or ScalarKind.Decimal or ScalarKind.Guid or ScalarKind.Version or ScalarKind.Complex => 16,
        _ => throw Malformed.Value($"a scalar of the unknown kind {(byte)kind}"),
    };

    private static decimal ReadDecimal(ReadOnlySpan<byte> payload)
    {
        Span<int> bits = stackalloc int[4];
        for (var i = 0; i < 4; i++)
            bits[i] = ReadInt32LittleEndian(payload[(i * 4)..]);
        return new decimal(bits);
    }

    private static DateTimeOffset ReadDateTimeOffset(ReadOnlySpan<byte> payload) =>
        new(ReadInt64LittleEndian(payload), TimeSpan.FromMinutes(ReadInt16LittleEndian(payload[8..])));

    private static Uri ReadUri(ReadOnlySpan<byte> payload)
    {
        var kind = (UriKind)payload[0];
        if (kind is not (UriKind.Absolute or UriKind.Relative))
            throw Malformed.Value("a Uri that is neither absolute nor relative");
        var text = ReadUnits(payload[1..]);
        // A rooted path is absolute on Unix and relative on Windows: rather the other kind than no Uri.
        if (Uri.TryCreate(text, kind, out var uri) || Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out uri))
            return uri;
        throw Malformed.Value("a Uri that is none");
    }

    private static Version ReadVersion(ReadOnlySpan<byte> payload)
    {
        var major = ReadInt32LittleEndian(payload);
        var minor = ReadInt32LittleEndian(payload[4..]);
        var build = ReadInt32LittleEndian(payload[8..]);
        var revision = ReadInt32LittleEndian(payload[12..]);
        if (build == -1 && revision == -1)
            return new Version(major, minor);
        return revision == -1 ? new Version(major, minor, build) : new Version(major, minor, build, revision);
    }

    private static Index ReadIndex(ReadOnlySpan<byte> payload)
    {
        var value = ReadInt32LittleEndian(payload);
        return value < 0 ? new Index(~value, fromEnd: true) : new Index(value);
    }
}
