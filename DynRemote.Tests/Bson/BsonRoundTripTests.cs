using DynRemote.Transport.Bson;

namespace DynRemote.Tests.Bson;

[TestFixture]
public class BsonRoundTripTests
{
    [FsCheck.NUnit.Property(Arbitrary = [typeof(MessageTreeArbitrary)], MaxTest = 500)]
    public void Any_message_comes_back_exactly(MessageTree tree) => BsonCodec.AssertSame(BsonCodec.Decode(BsonCodec.Encode(tree.Root)), tree.Root);

    [FsCheck.NUnit.Property(Arbitrary = [typeof(MessageTreeArbitrary)], MaxTest = 200)]
    public void A_reader_and_a_buffer_can_be_used_again_and_again(MessageTree first, MessageTree second)
    {
        var reader = new BsonMessageReader(new RemoteLimits());
        var output = new PooledBuffer();
        foreach (var tree in new[] { first, second, first })
        {
            BsonMessageWriter.Write(output, tree.Root, new RemoteLimits());
            BsonCodec.AssertSame(reader.Read(output.Written), tree.Root);
            output.Reset(keepBytes: 1024);
        }
    }

    [Test]
    public void A_warm_call_takes_51_bytes() => Assert.That(BsonCodec.Encode([1, 2, 3, "Add", 1, 2]), Has.Length.EqualTo(51));

    [Test]
    public void The_bytes_are_those_of_the_specification()
    {
        var bytes = BsonCodec.Encode([null, true, 258, "hé", new object?[] { -1L }, new byte[] { 7, 8 }, 1.0]);

        Assert.That(Convert.ToHexString(bytes), Is.EqualTo(
            "46000000" + "0A3000" + "08310001" + "10320002010000" + "023300" + "04000000" + "68C3A900"
            + "043400" + "10000000" + "123000FFFFFFFFFFFFFFFF" + "00"
            + "053500" + "02000000" + "00" + "0708" + "013600000000000000F03F" + "00"));
    }

    [Test]
    public void Arrays_with_keys_of_every_length_come_back()
    {
        object?[] message = [.. Enumerable.Range(0, 12_345).Select(number => (object?)number)];

        BsonCodec.AssertSame(BsonCodec.Decode(BsonCodec.Encode(message)), message);
    }

    [Test]
    public void Nesting_as_deep_as_the_limit_comes_back()
    {
        object?[] message = [1];
        for (var depth = 1; depth < 64; depth++)
            message = [message, depth];

        BsonCodec.AssertSame(BsonCodec.Decode(BsonCodec.Encode(message)), message);
    }

    [Test]
    public void Nesting_needs_no_stack_to_be_read()
    {
        var limits = new RemoteLimits { MaxDepth = 200_000 };
        var document = NestedDocuments.OfDepth(200_000);

        var depth = 0;
        for (object? level = BsonCodec.Decode(document, limits); level is object?[] array; level = array.Length > 0 ? array[0] : null)
            depth++;

        Assert.That(depth, Is.EqualTo(200_000));
    }

    [Test]
    public void Any_key_text_is_accepted()
    {
        var bytes = Convert.FromHexString("0C000000" + "0A6100" + "0A00" + "0A3900" + "00");
        bytes[0] = (byte)bytes.Length;

        BsonCodec.AssertSame(BsonCodec.Decode(bytes), new object?[] { null, null, null });
    }
}
