using System.Buffers.Binary;
using DynRemote.Transport.Bson;

namespace DynRemote.Tests.Bson;

[TestFixture]
public class BsonHostileTests
{
    // An exception with its stack and message is the largest thing that a short document may cost.
    private const long MaxAllocated = 32 * 1024;

    private static readonly object?[] Message =
        [1, 2L, "Add", "a name that is longer than what is remembered", 3.5, true, null, new byte[] { 1, 2, 3 }, new object?[] { "é", new object?[] { 7 } }, false];

    // The first exceptions of a process cost what later ones do not: the resources of their messages, the tables of their stacks.
    [OneTimeSetUp]
    public void ThrowTheFirstExceptions()
    {
        Assert.That(() => BsonCodec.Decode([]), Throws.TypeOf<RemoteProtocolException>());
        Assert.That(() => BsonCodec.Decode(BsonCodec.Encode(Message), new RemoteLimits { MaxElements = 1 }), Throws.TypeOf<RemoteProtocolException>());
    }

    [Test]
    public void Every_truncation_is_refused()
    {
        var document = BsonCodec.Encode(Message);
        for (var length = 0; length < document.Length; length++)
            Assert.That(Reads(document[..length]), Is.False, $"{length} of {document.Length} bytes");
    }

    [Test]
    public void Every_truncation_that_declares_its_length_is_refused()
    {
        var document = BsonCodec.Encode(Message);
        for (var length = 5; length < document.Length; length++)
        {
            var part = document[..length];
            BinaryPrimitives.WriteInt32LittleEndian(part, length);
            if (Reads(part))
                Assert.That(part[^1], Is.Zero, $"{length} of {document.Length} bytes");
        }
    }

    [Test]
    public void Every_change_of_one_byte_is_read_or_refused_and_costs_little()
    {
        var document = BsonCodec.Encode(Message);
        var reader = new BsonMessageReader(new RemoteLimits());
        for (var index = 0; index < document.Length; index++)
        {
            var original = document[index];
            for (var value = 0; value < 256; value++)
            {
                document[index] = (byte)value;
                Reads(document, reader);
            }
            document[index] = original;
        }
        BsonCodec.AssertSame(reader.Read(document), Message);
    }

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public void Any_bytes_are_read_or_refused(byte[] bytes)
    {
        byte[] document = [0, 0, 0, 0, .. bytes, 0];
        BinaryPrimitives.WriteInt32LittleEndian(document, document.Length);
        Reads(document);
    }

    [FsCheck.NUnit.Property(Arbitrary = [typeof(MessageTreeArbitrary)], MaxTest = 300)]
    public void Any_message_with_some_bytes_changed_is_read_or_refused(MessageTree tree, (int Index, byte Value)[] changes)
    {
        var document = BsonCodec.Encode(tree.Root);
        foreach (var (index, value) in changes)
            document[(index & int.MaxValue) % document.Length] = value;
        Reads(document, maxAllocated: MaxAllocated + (document.Length * 64L));
    }

    [TestCase("FFFFFF7F00", "declares 2147483647", TestName = "A_document_that_declares_two_gigabytes_is_refused")]
    [TestCase("FFFFFFFF00", "declares -1", TestName = "A_document_that_declares_a_negative_length_is_refused")]
    [TestCase("0000000000", "declares 0", TestName = "A_document_that_declares_nothing_is_refused")]
    [TestCase("0400000000", "declares 4", TestName = "A_document_that_declares_less_than_the_least_is_refused")]
    [TestCase("0500000001", "does not end with a zero byte", TestName = "A_document_without_a_terminator_is_refused")]
    [TestCase("050000000000", "the frame has 6", TestName = "Bytes_behind_the_document_are_refused")]
    [TestCase("05000000", "there are 4", TestName = "Four_bytes_are_refused")]
    public void Refused_document(string hex, string reason) => AssertRefused(Convert.FromHexString(hex), reason);

    [TestCase("003000", "before the end", TestName = "A_terminator_before_the_end_is_refused")]
    [TestCase("0230000000", "needs 4 bytes", TestName = "A_string_without_a_whole_length_is_refused")]
    [TestCase("0230000300000061", "string at byte 11 declares 3", TestName = "A_string_that_is_cut_is_refused")]
    [TestCase("023000000000406100", "declares 1073741824", TestName = "A_string_of_a_gigabyte_in_fifteen_bytes_is_refused")]
    [TestCase("0230000100000061", "does not end with a zero byte", TestName = "A_string_without_a_terminator_is_refused")]
    [TestCase("02300000000000", "declares 0", TestName = "A_string_of_length_zero_is_refused")]
    [TestCase("02300000000080", "declares -2147483648", TestName = "A_string_of_negative_length_is_refused")]
    [TestCase("023000020000008000", "not well-formed", TestName = "A_string_of_ill_formed_UTF8_is_refused")]
    [TestCase("02300004000000EDA08000", "not well-formed", TestName = "A_string_with_an_encoded_surrogate_is_refused")]
    [TestCase("053000FFFFFF7F00", "declares 2147483647", TestName = "A_binary_of_two_gigabytes_is_refused")]
    [TestCase("0530000000008000", "declares -2147483648", TestName = "A_binary_of_negative_length_is_refused")]
    [TestCase("0530000100000002FF", "subtype 0x02", TestName = "A_binary_of_another_subtype_is_refused")]
    [TestCase("05300000000000", "declares 0", TestName = "A_binary_without_a_subtype_is_refused")]
    [TestCase("08300002", "not 2", TestName = "A_bool_that_is_two_is_refused")]
    [TestCase("083000", "needs 1 bytes", TestName = "A_bool_that_is_cut_is_refused")]
    [TestCase("103000010000", "needs 4 bytes", TestName = "An_int_that_is_cut_is_refused")]
    [TestCase("12300001000000000000", "needs 8 bytes", TestName = "A_long_that_is_cut_is_refused")]
    [TestCase("01300001000000000000", "needs 8 bytes", TestName = "A_double_that_is_cut_is_refused")]
    [TestCase("043000FFFFFF7F00", "declares 2147483647", TestName = "An_array_longer_than_what_encloses_it_is_refused")]
    [TestCase("0430000600000000", "declares 6 bytes; 5 enclose it", TestName = "An_array_that_takes_its_parents_terminator_is_refused")]
    [TestCase("0430000400000000", "declares 4", TestName = "An_array_shorter_than_the_least_is_refused")]
    [TestCase("0430000500000001", "does not end with a zero byte", TestName = "An_array_without_a_terminator_is_refused")]
    [TestCase("0330000500000000", "embedded document", TestName = "An_embedded_document_is_refused")]
    [TestCase("0931000000000000000000", "date", TestName = "A_date_is_refused")]
    [TestCase("FF3100", "0xFF", TestName = "An_unknown_type_is_refused")]
    [TestCase("0A31", "does not end", TestName = "A_key_that_runs_into_the_terminator_is_refused")]
    public void Refused_element(string hex, string reason)
    {
        byte[] document = [0, 0, 0, 0, .. Convert.FromHexString(hex), 0];
        document[0] = (byte)document.Length;

        AssertRefused(document, reason);
    }

    [Test]
    public void A_key_that_is_too_long_is_refused()
    {
        byte[] document = [0, 0, 0, 0, 0x0A, .. Enumerable.Repeat((byte)'1', 100), 0, 0];
        document[0] = (byte)document.Length;

        Assert.That(Reads(document), Is.False);
    }

    [Test]
    public void A_million_levels_are_refused_at_the_limit() =>
        Assert.That(Reads(NestedDocuments.OfDepth(1_000_000)), Is.False);

    [Test]
    public void Limits_are_checked_before_memory_is_taken()
    {
        object?[] many = [.. Enumerable.Repeat((object?)"text", 10_000)];
        var wide = BsonCodec.Encode(many);
        var shortText = BsonCodec.Encode([new string('x', 100_000)]);
        var wideText = BsonCodec.Encode([new string('é', 100_000)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Reads(wide, new BsonMessageReader(new RemoteLimits { MaxElements = 100 })), Is.False);
            Assert.That(Reads(shortText, new BsonMessageReader(new RemoteLimits { MaxStringLength = 99_999 })), Is.False);
            Assert.That(Reads(wideText, new BsonMessageReader(new RemoteLimits { MaxStringLength = 99_999 })), Is.False);
            Assert.That(BsonCodec.Decode(wideText, new RemoteLimits { MaxStringLength = 100_000 }), Has.Length.EqualTo(1));
        }
    }

    [Test]
    public void A_reader_goes_on_after_what_it_has_refused()
    {
        var reader = new BsonMessageReader(new RemoteLimits { MaxElements = 100 });
        var document = BsonCodec.Encode(Message);
        object?[] many = [1, .. Enumerable.Range(0, 1000).Select(number => new object?[] { number })];
        Assert.That(Reads(BsonCodec.Encode(many), reader), Is.False);

        BsonCodec.AssertSame(reader.Read(document), Message);
    }

    private static void AssertRefused(byte[] document, string reason)
    {
        Assert.That(Reads(document), Is.False);
        Assert.That(() => BsonCodec.Decode(document), Throws.TypeOf<RemoteProtocolException>().With.Message.Contains(reason));
    }

    // Anything but the one exception fails the test; so does taking more memory than the document can justify.
    private static bool Reads(byte[] document, BsonMessageReader? reader = null, long maxAllocated = MaxAllocated)
    {
        reader ??= new BsonMessageReader(new RemoteLimits());
        var before = GC.GetAllocatedBytesForCurrentThread();
        bool isRead;
        try
        {
            isRead = reader.Read(document) is not null;
        }
        catch (RemoteProtocolException exception)
        {
            isRead = false;
            Assert.That(exception.Message, Is.Not.Empty);
        }
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > maxAllocated)
            Assert.Fail($"{document.Length} bytes cost {allocated}.");
        return isRead;
    }
}
