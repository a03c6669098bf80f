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
internal ref struct BsonMessageWriter
{
    // A type, a key, and the longest content of fixed length.
    private const int FixedElementBytes = 1 + BsonKeys.MaxBytes + 8;

    // Up to here the worst case of three bytes a character is reserved; beyond, the exact length is counted first.
    private const int ShortStringLength = 256;

    /// <summary>So deep, nesting needs no look at the stack: an answer must leave from where a program's code has used almost all of it.</summary>
    private const int SafeDepth = 64;

    private readonly PooledBuffer _output;
    private readonly RemoteLimits _limits;
    private readonly int _start;
    private int _elements;

    private BsonMessageWriter(PooledBuffer output, RemoteLimits limits)
    {
        _output = output;
        _limits = limits;
        _start = output.Count;
    }

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
            var writer = new BsonMessageWriter(output, limits);
            writer.WriteArray(message, 1);
            writer.CheckRoom(0);
        }
        catch
        {
            output.Truncate(start);
            throw;
        }
    }

    private void WriteArray(object?[] array, int depth)
    {
        var output = _output;
        if (depth > _limits.MaxDepth || (depth > SafeDepth && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
            throw new ArgumentException($"The message is nested more than {depth - 1} deep; the limit (MaxDepth) is {_limits.MaxDepth}.");
        if (array.Length > _limits.MaxElements - _elements)
            throw new ArgumentException($"The message has more elements than the limit (MaxElements) of {_limits.MaxElements}.");
        _elements += array.Length;

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
                WriteString(Unsafe.As<string>(value));
            }
            else if (value.GetType() == typeof(object[]))
            {
                space[0] = BsonType.Array;
                output.Advance(head);
                WriteArray(Unsafe.As<object?[]>(value), depth + 1);
            }
            else
                WriteOther(space, head, value);
        }
        output.Reserve(1)[0] = 0;
        output.Advance(1);
        output.Patch(start, output.Count - start);
    }

    // The types are compared exactly: the runtime would take an sbyte[] for a byte[] and an enum's array for its integers'.
    private readonly void WriteOther(Span<byte> space, int head, object value)
    {
        var output = _output;
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
            CheckRoom(bytes.Length);
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

    private readonly void WriteString(string text)
    {
        if (text.Length > _limits.MaxStringLength)
            throw new ArgumentException($"The message holds a string of {text.Length} characters; the limit (MaxStringLength) is {_limits.MaxStringLength}.");
        var room = text.Length * 3;
        if (text.Length > ShortStringLength)
            CheckRoom(room = Encoding.UTF8.GetByteCount(text));
        var space = _output.Reserve(room + 5);
        var status = Utf8.FromUtf16(text, space[4..], out _, out var written, replaceInvalidSequences: false);
        if (status != OperationStatus.Done)
            throw new ArgumentException("The message holds a string that is not well-formed UTF-16: it has a surrogate without its other half.");
        BinaryPrimitives.WriteInt32LittleEndian(space, written + 1);
        space[4 + written] = 0;
        _output.Advance(written + 5);
    }

    // Asked before memory is taken for something large, and for the whole in the end.
    private readonly void CheckRoom(int bytes)
    {
        var total = (long)(_output.Count - _start) + bytes;
        if (total > _limits.MaxFrameBytes)
            throw new ArgumentException($"The message takes {total} bytes or more; the limit (MaxFrameBytes) is {_limits.MaxFrameBytes}.");
    }
}
