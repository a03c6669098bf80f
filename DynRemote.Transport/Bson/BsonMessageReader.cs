using System.Buffers.Binary;

namespace DynRemote.Transport.Bson;

/// <summary>
/// Reads messages from BSON documents that a peer has sent, who may be hostile. Every length is checked against what encloses it and every limit is
/// checked before memory is taken; nesting costs no stack. Whatever the bytes are, a message comes out or a <see cref="RemoteProtocolException"/>.
/// </summary>
/// <remarks>Not for two threads at once: the elements of unfinished arrays are kept in a scratch that belongs to the reader.</remarks>
internal sealed class BsonMessageReader(RemoteLimits limits)
{
    private readonly BsonStringDecoder _strings = new(limits.MaxStringLength);
    private readonly ArrayStack _stack = new(limits.MaxDepth, limits.MaxElements);

    /// <summary>Reads the one document that the bytes are.</summary>
    /// <exception cref="RemoteProtocolException">They are not exactly one document of the kinds that a message is made of, or it is beyond a limit.</exception>
    public object?[] Read(ReadOnlySpan<byte> document)
    {
        if (document.Length < BsonType.MinDocumentBytes)
            throw new RemoteProtocolException($"A BSON document has at least {BsonType.MinDocumentBytes} bytes; there are {document.Length}.");
        _stack.Clear();
        var end = Open(document, 0, document.Length);
        if (end != document.Length - 1)
            throw new RemoteProtocolException($"The BSON document declares {end + 1} bytes, but the frame has {document.Length}.");

        var position = 4;
        while (true)
        {
            if (position == end)
            {
                position = end + 1;
                var array = _stack.Close(out end);
                if (_stack.Depth == 0)
                    return array;
                continue;
            }

            var type = document[position];
            position = SkipKey(document, position + 1, end);
            switch (type)
            {
                case BsonType.Int32:
                    Require(4, position, end);
                    _stack.Add(BoxedValues.Of(BinaryPrimitives.ReadInt32LittleEndian(document[position..])));
                    position += 4;
                    break;
                case BsonType.String:
                    _stack.Add(ReadString(document, ref position, end));
                    break;
                case BsonType.Array:
                    end = Open(document, position, end);
                    position += 4;
                    break;
                case BsonType.Null:
                    _stack.Add(null);
                    break;
                case BsonType.Boolean:
                    Require(1, position, end);
                    _stack.Add(ReadBoolean(document[position++]));
                    break;
                case BsonType.Int64:
                    Require(8, position, end);
                    _stack.Add(BinaryPrimitives.ReadInt64LittleEndian(document[position..]));
                    position += 8;
                    break;
                case BsonType.Double:
                    Require(8, position, end);
                    _stack.Add(BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64LittleEndian(document[position..])));
                    position += 8;
                    break;
                case BsonType.Binary:
                    _stack.Add(ReadBinary(document, ref position, end));
                    break;
                default:
                    throw UnknownType(type, position);
            }
        }
    }

    // Opens the array at a position and gives the index of its terminator; what encloses it ends at the given end.
    private int Open(ReadOnlySpan<byte> document, int position, int enclosingEnd)
    {
        Require(4, position, enclosingEnd);
        var length = BinaryPrimitives.ReadInt32LittleEndian(document[position..]);
        if (length < BsonType.MinDocumentBytes || length > enclosingEnd - position)
            throw new RemoteProtocolException($"The BSON array at byte {position} declares {length} bytes; {enclosingEnd - position} enclose it.");
        var end = position + length - 1;
        if (document[end] != 0)
            throw new RemoteProtocolException($"The BSON array at byte {position} does not end with a zero byte.");
        _stack.Open(end);
        return end;
    }

    private static int SkipKey(ReadOnlySpan<byte> document, int position, int end)
    {
        const int MaxKeyBytes = 64;

        // Keys of one digit are nearly all there are.
        if (end - position >= 2 && document[position + 1] == 0 && document[position] != 0)
            return position + 2;
        var length = document.Slice(position, Math.Min(end - position, MaxKeyBytes)).IndexOf((byte)0);
        if (length < 0)
            throw new RemoteProtocolException($"The key of the BSON element at byte {position - 1} does not end within {MaxKeyBytes} bytes and its array.");
        return position + length + 1;
    }

    private string ReadString(ReadOnlySpan<byte> document, ref int position, int end)
    {
        var length = ReadLength(document, ref position, end, "string", minimum: 1, maximumBehind: 0);
        var utf8 = document.Slice(position, length - 1);
        if (document[position + length - 1] != 0)
            throw new RemoteProtocolException($"The BSON string at byte {position} does not end with a zero byte.");
        position += length;
        return _strings.Decode(utf8);
    }

    private static byte[] ReadBinary(ReadOnlySpan<byte> document, ref int position, int end)
    {
        var length = ReadLength(document, ref position, end, "binary", minimum: 0, maximumBehind: 1);
        if (document[position] != BsonType.GenericBinary)
            throw new RemoteProtocolException($"The BSON binary at byte {position} has subtype 0x{document[position]:X2}; only 0x00 is in use.");
        var bytes = document.Slice(position + 1, length);
        position += 1 + length;
        return bytes.Length == 0 ? [] : bytes.ToArray();
    }

    private static int ReadLength(ReadOnlySpan<byte> document, ref int position, int end, string what, int minimum, int maximumBehind)
    {
        Require(4, position, end);
        var length = BinaryPrimitives.ReadInt32LittleEndian(document[position..]);
        position += 4;
        if (length < minimum || length > end - position - maximumBehind)
            throw new RemoteProtocolException($"The BSON {what} at byte {position} declares {length} bytes; its array has {end - position} left.");
        return length;
    }

    private static object ReadBoolean(byte value) => value <= 1
        ? BoxedValues.Of(value == 1)
        : throw new RemoteProtocolException($"A BSON bool is 0 or 1, not {value}.");

    private static void Require(int bytes, int position, int end)
    {
        if (end - position < bytes)
            throw new RemoteProtocolException($"The BSON element at byte {position} needs {bytes} bytes; its array has {end - position} left.");
    }

    private static RemoteProtocolException UnknownType(byte type, int position) => new(type == 0
        ? $"A BSON array ends at byte {position - 1}, before the end that it declares."
        : $"BSON type {BsonType.Describe(type)} before byte {position} is none of those that a message is made of.");
}
