namespace DynRemote.Transport.Bson;

/// <summary>The element types of BSON (bsonspec.org) that a message is made of. All others are refused.</summary>
internal static class BsonType
{
    /// <summary>An IEEE 754 double.</summary>
    public const byte Double = 0x01;

    /// <summary>A string: length with its NUL, UTF-8, NUL.</summary>
    public const byte String = 0x02;

    /// <summary>A nested array: a document whose keys are "0", "1", ….</summary>
    public const byte Array = 0x04;

    /// <summary>Bytes: length, subtype, content.</summary>
    public const byte Binary = 0x05;

    /// <summary>A bool: one byte, 0 or 1.</summary>
    public const byte Boolean = 0x08;

    /// <summary>Null: no content.</summary>
    public const byte Null = 0x0A;

    /// <summary>A 32-bit integer.</summary>
    public const byte Int32 = 0x10;

    /// <summary>A 64-bit integer.</summary>
    public const byte Int64 = 0x12;

    /// <summary>The only subtype of <see cref="Binary"/> in use: generic bytes.</summary>
    public const byte GenericBinary = 0x00;

    /// <summary>The shortest document: its length and its terminator.</summary>
    public const int MinDocumentBytes = 5;

    /// <summary>Names a type for an error message.</summary>
    public static string Describe(byte type) => type switch
    {
        0x03 => "0x03 (embedded document)",
        0x06 => "0x06 (undefined)",
        0x07 => "0x07 (object id)",
        0x09 => "0x09 (date)",
        0x0B => "0x0B (regular expression)",
        0x0C => "0x0C (reference)",
        0x0D or 0x0F => $"0x{type:X2} (code)",
        0x0E => "0x0E (symbol)",
        0x11 => "0x11 (timestamp)",
        0x13 => "0x13 (decimal128)",
        0x7F or 0xFF => $"0x{type:X2} (limit key)",
        _ => $"0x{type:X2}",
    };
}
