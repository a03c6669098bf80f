using DynRemote.Transport.Bson;

namespace DynRemote.Tests.Bson;

[TestFixture]
public class BsonWriterTests
{
    private static readonly object[] Foreign =
    [
        (byte)1, 1u, 1f, 1m, 'c', DayOfWeek.Monday, Guid.Empty, new List<object?>(), new sbyte[1], new string[1], new int[1], new object(),
    ];

    [TestCaseSource(nameof(Foreign))]
    public void What_is_none_of_the_eight_kinds_is_refused(object value) =>
        Assert.That(() => BsonCodec.Encode([1, new object?[] { value }]), Throws.ArgumentException.With.Message.Contains(value.GetType().FullName!));

    [Test]
    public void Ill_formed_strings_are_refused([Values(1, 300)] int repeated)
    {
        // Not as arguments of an attribute, which are UTF-8 in the assembly.
        foreach (var text in new[] { "\uD800", "a\uDC00b", "\uDC00\uD800" })
            Assert.That(() => BsonCodec.Encode([string.Concat(Enumerable.Repeat(text, repeated))]), Throws.ArgumentException);
    }

    [Test]
    public void A_message_that_is_refused_leaves_nothing_behind()
    {
        var output = new PooledBuffer();
        BsonMessageWriter.Write(output, ["before"], new RemoteLimits());
        var before = output.Written.ToArray();

        Assert.That(() => BsonMessageWriter.Write(output, ["after", 1, 2, new object()], new RemoteLimits()), Throws.ArgumentException);

        Assert.That(output.Written.ToArray(), Is.EqualTo(before));
    }

    [Test]
    public void What_the_peer_would_refuse_is_refused_before_it_is_sent()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => BsonCodec.Encode([new object?[] { new object?[] { 1 } }], new RemoteLimits { MaxDepth = 2 }),
                Throws.ArgumentException.With.Message.Contains("MaxDepth"));
            Assert.That(
                () => BsonCodec.Encode([1, new object?[] { 1, 2, 3 }], new RemoteLimits { MaxElements = 4 }),
                Throws.ArgumentException.With.Message.Contains("MaxElements"));
            Assert.That(
                () => BsonCodec.Encode(["12345"], new RemoteLimits { MaxStringLength = 4 }),
                Throws.ArgumentException.With.Message.Contains("MaxStringLength"));
            Assert.That(
                () => BsonCodec.Encode([new byte[100]], new RemoteLimits { MaxFrameBytes = 100 }),
                Throws.ArgumentException.With.Message.Contains("MaxFrameBytes"));
        }
    }

    [Test]
    public void A_message_that_contains_itself_is_refused()
    {
        var message = new object?[1];
        message[0] = message;

        Assert.That(() => BsonCodec.Encode(message, new RemoteLimits { MaxDepth = int.MaxValue }), Throws.ArgumentException);
    }

    [Test]
    public void A_large_buffer_is_given_back_and_a_small_one_kept()
    {
        var output = new PooledBuffer();
        output.Append(new byte[10_000]);
        output.Reset(keepBytes: 16 * 1024);
        var kept = output.Capacity;
        output.Append(new byte[100_000]);
        output.Reset(keepBytes: 16 * 1024);

        Assert.That(kept, Is.GreaterThanOrEqualTo(10_000));
        Assert.That(output.Capacity, Is.LessThan(1024));
    }
}
