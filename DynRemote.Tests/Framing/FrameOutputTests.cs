using DynRemote.Tests.Bson;
using DynRemote.Transport.Framing;

namespace DynRemote.Tests.Framing;

[TestFixture]
public class FrameOutputTests
{
    [Test]
    public void The_preamble_goes_with_the_first_message_and_nothing_goes_before_the_flush()
    {
        var link = new ScriptedLink();
        var output = new FrameOutput(link, new OutgoingLimits(new RemoteLimits()));

        output.Send([1]);
        output.Send([2]);
        Assert.That(link.Writes, Is.Empty);
        output.Flush();
        output.Flush();
        output.Send([3]);
        output.Flush();

        Assert.That(link.Writes, Has.Count.EqualTo(2));
        Assert.That(link.Writes[0], Is.EqualTo((byte[])[.. "DynRmt\u0001\n"u8, .. BsonCodec.Encode([1]), .. BsonCodec.Encode([2])]));
        Assert.That(link.Writes[1], Is.EqualTo(BsonCodec.Encode([3])));
        Assert.That(output.Sent, Is.EqualTo(link.Writes.Sum(write => write.Length)));
    }

    [Test]
    public void Much_goes_without_a_flush()
    {
        var link = new ScriptedLink();
        var output = new FrameOutput(link, new OutgoingLimits(new RemoteLimits()));

        output.Send([new byte[70_000]]);

        Assert.That(link.Writes, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_message_that_is_refused_leaves_the_stream_whole()
    {
        var link = new ScriptedLink();
        var output = new FrameOutput(link, new OutgoingLimits(new RemoteLimits()));

        Assert.That(() => output.Send([1, "\uD800"]), Throws.ArgumentException);
        output.Send([2]);
        output.Flush();

        Assert.That(link.Writes.Single(), Is.EqualTo((byte[])[.. Preamble.Bytes, .. BsonCodec.Encode([2])]));
    }
}
