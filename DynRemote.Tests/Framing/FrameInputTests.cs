using System.Buffers.Binary;
using DynRemote.Tests.Bson;
using DynRemote.Transport.Framing;

namespace DynRemote.Tests.Framing;

[TestFixture]
public class FrameInputTests
{
    private static readonly object?[] Message = [1, "Add", new object?[] { 2, 3L }];

    [Test]
    public void Frames_that_come_byte_by_byte_are_put_together()
    {
        byte[] stream = [.. Preamble.Bytes, .. BsonCodec.Encode(Message), .. BsonCodec.Encode([7])];
        var input = new FrameInput(new ScriptedLink([.. stream.Select(one => new[] { one })]), new RemoteLimits());

        BsonCodec.AssertSame(input.Receive(), Message);
        BsonCodec.AssertSame(input.Receive(), new object?[] { 7 });
        Assert.That(input.Receive(), Is.Null);
        Assert.That(input.Received, Is.EqualTo(stream.Length));
    }

    [Test]
    public void Frames_that_come_at_once_take_one_read()
    {
        var frame = BsonCodec.Encode(Message);
        var link = new ScriptedLink([.. Preamble.Bytes, .. frame, .. frame, .. frame[..5]], frame[5..]);
        var input = new FrameInput(link, new RemoteLimits());

        BsonCodec.AssertSame(input.Receive(), Message);
        BsonCodec.AssertSame(input.Receive(), Message);
        Assert.That(link.Reads, Is.EqualTo(1));
        Assert.That(input.HasBytes, Is.True);
        BsonCodec.AssertSame(input.Receive(), Message);
        Assert.That(input.HasBytes, Is.False);
    }

    [Test]
    public void Frames_of_all_sizes_in_pieces_of_all_sizes_are_put_together()
    {
        var random = new Random(1);
        var messages = Enumerable.Range(0, 200).Select(_ => new object?[] { new byte[random.Next(random.Next(2) == 0 ? 100 : 20_000)] }).ToList();
        byte[] stream = [.. Preamble.Bytes, .. messages.SelectMany(message => BsonCodec.Encode(message))];
        var pieces = new List<byte[]>();
        for (var position = 0; position < stream.Length; position += pieces[^1].Length)
            pieces.Add(stream.AsSpan(position, Math.Min(stream.Length - position, 1 + random.Next(9_000))).ToArray());
        var input = new FrameInput(new ScriptedLink([.. pieces]), new RemoteLimits());

        foreach (var message in messages)
            BsonCodec.AssertSame(input.Receive(), message);
        Assert.That(input.Receive(), Is.Null);
    }

    [Test]
    public void A_large_frame_leaves_no_large_buffer_behind()
    {
        var input = new FrameInput(new ScriptedLink([.. Preamble.Bytes, .. BsonCodec.Encode([1]), .. BsonCodec.Encode([new byte[1_000_000]])]), new RemoteLimits());

        input.Receive();
        input.Receive();

        Assert.That(input.Capacity, Is.LessThanOrEqualTo(8 * 1024));
    }

    [Test]
    public void A_claimed_length_takes_no_memory_until_its_bytes_come()
    {
        var claim = new byte[4_000];
        BinaryPrimitives.WriteInt32LittleEndian(claim, 60 * 1024 * 1024);
        var input = new FrameInput(new ScriptedLink([.. Preamble.Bytes, .. BsonCodec.Encode([1])], claim), new RemoteLimits());

        input.Receive();

        Assert.That(input.Receive, Throws.InstanceOf<EndOfStreamException>());
        Assert.That(input.Capacity, Is.LessThanOrEqualTo(8 * 1024));
    }

    [Test]
    public void The_first_frame_has_a_smaller_limit_than_those_after_it()
    {
        var limits = new RemoteLimits { MaxHandshakeBytes = 100, MaxFrameBytes = 1000 };
        var hundreds = BsonCodec.Encode([new byte[200]]);
        var thousands = BsonCodec.Encode([new byte[2000]]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Receiver(limits, hundreds).Receive, Throws.TypeOf<RemoteProtocolException>().With.Message.Contains("MaxHandshakeBytes"));
            var input = Receiver(limits, BsonCodec.Encode([1]), hundreds, thousands);
            Assert.That(input.Receive(), Is.Not.Null);
            Assert.That(input.Receive(), Is.Not.Null);
            Assert.That(input.Receive, Throws.TypeOf<RemoteProtocolException>().With.Message.Contains("MaxFrameBytes"));
        }
    }

    [Test]
    public void Lengths_that_no_frame_has_are_refused([Values(int.MinValue, -1, 0, 4, int.MaxValue)] int length)
    {
        var prefix = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(prefix, length);

        Assert.That(Receiver(new RemoteLimits(), BsonCodec.Encode([1]), prefix).ReceiveAll, Throws.TypeOf<RemoteProtocolException>());
    }

    [Test]
    public void The_end_of_the_stream_is_orderly_between_frames_only()
    {
        byte[] stream = [.. Preamble.Bytes, .. BsonCodec.Encode(Message)];
        for (var length = 0; length <= stream.Length; length++)
        {
            var input = new FrameInput(new ScriptedLink(stream[..length]), new RemoteLimits());
            if (length is 0 or 8 || length == stream.Length)
                Assert.That(input.ReceiveAll, Throws.Nothing);
            else
                Assert.That(input.ReceiveAll, Throws.InstanceOf<EndOfStreamException>(), $"{length} bytes");
        }
    }

    private static FrameInput Receiver(RemoteLimits limits, params byte[][] frames) =>
        new(new ScriptedLink([.. Preamble.Bytes, .. frames.SelectMany(frame => frame)]), limits);
}
