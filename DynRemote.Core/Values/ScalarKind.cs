namespace DynRemote.Values;

/// <summary>
/// The protocol's table of simple types. It heads the bytes of every scalar that no channel carries by itself, and names element types in
/// signatures (<see cref="SignatureCode"/>) and packed sequences. The numbers are the protocol (docs/protocol.md); all payloads are
/// little-endian.
/// </summary>
internal enum ScalarKind : byte
{
    /// <summary>Carried by the channel itself; this number only names the type.</summary>
    Boolean = 1,

    /// <summary>Carried by the channel itself; this number only names the type.</summary>
    Int32 = 2,

    /// <summary>Carried by the channel itself; this number only names the type.</summary>
    Int64 = 3,

    /// <summary>Carried by the channel itself; this number only names the type.</summary>
    Double = 4,

    /// <summary>Carried by the channel itself where it is well-formed. With lone surrogates: its UTF-16 units.</summary>
    String = 5,

    /// <summary>1 byte.</summary>
    Byte = 6,

    /// <summary>1 byte.</summary>
    SByte = 7,

    /// <summary>2 bytes.</summary>
    Int16 = 8,

    /// <summary>2 bytes.</summary>
    UInt16 = 9,

    /// <summary>4 bytes.</summary>
    UInt32 = 10,

    /// <summary>8 bytes.</summary>
    UInt64 = 11,

    /// <summary>8 bytes, whatever the process.</summary>
    NativeInt = 12,

    /// <summary>8 bytes, whatever the process.</summary>
    NativeUInt = 13,

    /// <summary>16 bytes.</summary>
    Int128 = 14,

    /// <summary>16 bytes.</summary>
    UInt128 = 15,

    /// <summary>Two's complement, at least 1 byte.</summary>
    BigInteger = 16,

    /// <summary>2 bytes, IEEE 754.</summary>
    Half = 17,

    /// <summary>4 bytes, IEEE 754.</summary>
    Single = 18,

    /// <summary>16 bytes: low, middle and high 32 bits, then sign and scale, as <see cref="decimal.GetBits(decimal)"/>.</summary>
    Decimal = 19,

    /// <summary>2 bytes: a UTF-16 unit.</summary>
    Char = 20,

    /// <summary>4 bytes: a Unicode scalar value.</summary>
    Rune = 21,

    /// <summary>8 bytes of ticks on its own clock, 1 byte of <see cref="DateTimeKind"/>.</summary>
    DateTime = 22,

    /// <summary>8 bytes of ticks on its own clock, 2 bytes of offset in minutes.</summary>
    DateTimeOffset = 23,

    /// <summary>8 bytes of ticks.</summary>
    TimeSpan = 24,

    /// <summary>4 bytes: days since 0001-01-01.</summary>
    DateOnly = 25,

    /// <summary>8 bytes: ticks since midnight.</summary>
    TimeOnly = 26,

    /// <summary>16 bytes, in the order of <see cref="Guid.ToByteArray()"/>.</summary>
    Guid = 27,

    /// <summary>1 byte (1 absolute, 2 relative), then the original string in UTF-16 units.</summary>
    Uri = 28,

    /// <summary>16 bytes: major, minor, build, revision; −1 for a part that is not there.</summary>
    Version = 29,

    /// <summary>16 bytes: real and imaginary part.</summary>
    Complex = 30,

    /// <summary>4 bytes: the value, or its bitwise complement when counted from the end.</summary>
    Index = 31,

    /// <summary>8 bytes: two indices.</summary>
    Range = 32,

    /// <summary>Nothing.</summary>
    DBNull = 33,

    /// <summary>The bytes of a <see cref="ReadOnlyMemory{T}"/> of bytes.</summary>
    Bytes = 34,

    /// <summary>No value but a run of elements: 1 byte of element kind, then the elements (<see cref="PackedElements"/>).</summary>
    Packed = 35,
}
