using DynRemote.Transport.Bson;

namespace DynRemote.Tests.Bson;

/// <summary>The codec as two functions, and the exact comparison of messages.</summary>
internal static class BsonCodec
{
    public static byte[] Encode(object?[] message, RemoteLimits? limits = null)
    {
        var output = new PooledBuffer();
        BsonMessageWriter.Write(output, message, limits ?? new RemoteLimits());
        return output.Written.ToArray();
    }

    public static object?[] Decode(byte[] document, RemoteLimits? limits = null) => new BsonMessageReader(limits ?? new RemoteLimits()).Read(document);

    public static void AssertSame(object? actual, object? expected)
    {
        Assert.That(actual?.GetType(), Is.EqualTo(expected?.GetType()));
        switch (expected)
        {
            case object?[] array:
                var others = (object?[])actual!;
                Assert.That(others, Has.Length.EqualTo(array.Length));
                for (var index = 0; index < array.Length; index++)
                    AssertSame(others[index], array[index]);
                break;
            case double number:
                Assert.That(BitConverter.DoubleToInt64Bits((double)actual!), Is.EqualTo(BitConverter.DoubleToInt64Bits(number)));
                break;
            case string text:
                Assert.That(string.Equals((string)actual!, text, StringComparison.Ordinal), Is.True);
                break;
            default:
                Assert.That(actual, Is.EqualTo(expected));
                break;
        }
    }
}
