using DynRemote.Transport.Bson;

namespace DynRemote.Tests.Bson;

[TestFixture]
public class BsonAllocationTests
{
    [Test]
    public void Encoding_a_warm_message_allocates_nothing()
    {
        object?[] message = [1, 1234567, "Add", 2.5, 3L, true, null, new byte[] { 1 }, new object?[] { "é", 1 }];
        var output = new PooledBuffer();
        var limits = new RemoteLimits();

        var allocated = Measure(() =>
        {
            BsonMessageWriter.Write(output, message, limits);
            output.Reset(keepBytes: 1024);
        });

        Assert.That(allocated, Is.Zero);
    }

    [Test]
    public void Decoding_small_numbers_and_known_names_allocates_the_array_only()
    {
        var document = BsonCodec.Encode([1, -128, 1023, "Add", true, null, "GetCustomerByName", Array.Empty<object?>()]);
        var reader = new BsonMessageReader(new RemoteLimits());

        var allocated = Measure(() => reader.Read(document));

        Assert.That(allocated, Is.EqualTo(24 + (8 * 8)));
    }

    [Test]
    public void Names_that_look_alike_are_not_mixed_up()
    {
        var reader = new BsonMessageReader(new RemoteLimits());
        object?[] names = [.. Enumerable.Range(0, 5_000).Select(number => (object?)$"GetNameOf{number % 977:D4}AndSomeMore"), "a", "aa", "aaa", "aba", "é", "ee"];
        var document = BsonCodec.Encode(names);

        reader.Read(document);

        BsonCodec.AssertSame(reader.Read(document), names);
    }

    private static long Measure(Action action)
    {
        for (var warm = 0; warm < 100; warm++)
            action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var run = 0; run < 100; run++)
            action();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
    }
}
