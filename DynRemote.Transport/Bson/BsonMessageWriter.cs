using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace DynRemote.Transport.Bson;

/// <summary>
/// Writes one message as one BSON document. What the peer would refuse is refused here, with an <see cref="ArgumentException"/> and nothing
/// written, so that only this message is lost and not the connection.
/// </summary>
/// <remarks>Both sides have the same limits unless told otherwise, so this side's own limits stand for the peer's.</remarks>
internal static class BsonMessageWriter
{
    // A type, a key, and the longest content of fixed length.
    private const int FixedElementBytes = 1 + BsonKeys.MaxBytes + 8;

    // Up to here the worst case of three bytes a character is reserved; beyond, the exact length is counted first.
    private const int ShortStringLength = 256;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Appends the document to <paramref name="output"/>.</summary>
    /// <exception cref="ArgumentException">
    /// The message holds something that is none of the eight kinds, a string that is not well-formed UTF-16, or is beyond a limit.
    /// <paramref name="output"/> is as it was before.
    /// </exception>
    public static void Write(PooledBuffer output, object?[] message, RemoteLimits limits)
    {
        var start = output.Count;
        try
        {
            var elements = 0;
            WriteArray(output, message, limits, 1, ref elements);
            if (output.Count - start > limits.MaxFrameBytes)
                throw new ArgumentException($"The message takes {output.Count - start} bytes; the limit (MaxFrameBytes) is {limits.MaxFrameBytes}.");
        }
        catch
        {
            output.Truncate(start);
            throw;
        }
    }

    private static void WriteArray(PooledBuffer output, object?[] array, RemoteLimits limits, int depth, ref int elements)
    {
        if (depth > limits.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new ArgumentException($"The message is nested more than {depth - 1} deep; the limit (MaxDepth) is {limits.MaxDepth}.");
        if (array.Length > limits.MaxElements - elements)
            throw new ArgumentException($"The message has more elements than the limit (MaxElements) of {limits.MaxElements}.");
        elements += array.Length;

        var start = output.Count;
        output.Reserve(4);
        output.Advance(4);
        for (var index = 0; index < array.Length; index++)
        {
            var space = output.Reserve(FixedElementBytes);
            var head = 1 + BsonKeys.Write(space[1..], index);
            var value = array[index];
            if (value is null)
            {
                space[0] = BsonType.Null;
                output.Advance(head);
            }
            else if (value.GetType() == typeof(int))
            {
                space[0] = BsonType.Int32;
                BinaryPrimitives.WriteInt32LittleEndian(space[head..], Unsafe.Unbox<int>(value));
                output.Advance(head + 4);
            }
            else if (value.GetType() == typeof(string))
            {
                space[0] = BsonType.String;
                output.Advance(head);
                WriteString(output, Unsafe.As<string>(value), limits);
            }
            else if (value.GetType() == typeof(object[]))
            {
                space[0] = BsonType.Array;
                output.Advance(head);
                WriteArray(output, Unsafe.As<object?[]>(value), limits, depth + 1, ref elements);
            }
            else
                WriteOther(output, space, head, value);
        }
        output.Reserve(1)[0] = 0;
        output.Advance(1);
        output.Patch(start, output.Count - start);
    }

    // The types are compared exactly: the runtime would take an sbyte[] for a byte[] and an enum's array for its integers'.
    private static void WriteOther(PooledBuffer output, Span<byte> space, int head, object value)
    {
        var type = value.GetType();
        if (type == typeof(long))
        {
            space[0] = BsonType.Int64;
            BinaryPrimitives.WriteInt64LittleEndian(space[head..], (long)value);
            output.Advance(head + 8);
        }
        else if (type == typeof(bool))
        {
            space[0] = BsonType.Boolean;
            space[head] = (bool)value ? (byte)1 : (byte)0;
            output.Advance(head + 1);
        }
        else if (type == typeof(double))
        {
            space[0] = BsonType.Double;
            BinaryPrimitives.WriteInt64LittleEndian(space[head..], BitConverter.DoubleToInt64Bits((double)value));
            output.Advance(head + 8);
        }
        else if (type == typeof(byte[]))
        {
            var bytes = (byte[])value;
            space[0] = BsonType.Binary;
            BinaryPrimitives.WriteInt32LittleEndian(space[head..], bytes.Length);
            space[head + 4] = BsonType.GenericBinary;
            output.Advance(head + 5);
            output.Append(bytes);
        }
        else
        {
            throw new ArgumentException(
                $"A message is made of null, bool, int, long, double, string, byte[] and object[] only; it holds a {type.FullName}.");
        }
    }

    private static void WriteString(PooledBuffer output, string text, RemoteLimits limits)
    {
        if (text.Length > limits.MaxStringLength)
            throw new ArgumentException($"The message holds a string of {text.Length} characters; the limit (MaxStringLength) is {limits.MaxStringLength}.");
        var room = text.Length <= ShortStringLength ? text.Length * 3 : StrictUtf8.GetByteCount(text);
        if (room > Array.MaxLength - 5)
            throw new ArgumentException($"The message takes more than {Array.MaxLength} bytes.");
        var space = output.Reserve(room + 5);
        var status = Utf8.FromUtf16(text, space[4..], out _, out var written, replaceInvalidSequences: false);
        if (status != OperationStatus.Done)
            throw new ArgumentException("The message holds a string that is not well-formed UTF-16: it has a surrogate without its other half.");
        BinaryPrimitives.WriteInt32LittleEndian(space, written + 1);
        space[4 + written] = 0;
        output.Advance(written + 5);
    }
}
