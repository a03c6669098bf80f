using Newtonsoft.Json;
using Newtonsoft.Json.Bson;
using Newtonsoft.Json.Linq;

namespace DynRemote.Tests.Bson;

/// <summary>Another implementation of the format is the oracle for ours, in both directions.</summary>
[TestFixture]
public class NewtonsoftBsonTests
{
    [FsCheck.NUnit.Property(Arbitrary = [typeof(MessageTreeArbitrary)], MaxTest = 300)]
    public void Newtonsoft_reads_what_we_write(MessageTree tree)
    {
        using var reader = new BsonDataReader(new MemoryStream(BsonCodec.Encode(tree.Root)), readRootValueAsArray: true, DateTimeKind.Utc);
        reader.DateParseHandling = DateParseHandling.None;

        AssertSame(JToken.ReadFrom(reader), tree.Root);

        Assert.That(reader.Read(), Is.False);
    }

    [FsCheck.NUnit.Property(Arbitrary = [typeof(MessageTreeArbitrary)], MaxTest = 300)]
    public void We_read_what_Newtonsoft_writes(MessageTree tree)
    {
        using var stream = new MemoryStream();
        using (var writer = new BsonDataWriter(stream) { CloseOutput = false })
            Write(writer, tree.Root);

        BsonCodec.AssertSame(BsonCodec.Decode(stream.ToArray()), tree.Root);
    }

    [FsCheck.NUnit.Property(Arbitrary = [typeof(MessageTreeArbitrary)], MaxTest = 300)]
    public void Both_write_the_same_bytes(MessageTree tree)
    {
        using var stream = new MemoryStream();
        using (var writer = new BsonDataWriter(stream) { CloseOutput = false })
            Write(writer, tree.Root);

        Assert.That(BsonCodec.Encode(tree.Root), Is.EqualTo(stream.ToArray()));
    }

    private static void Write(BsonDataWriter writer, object?[] array)
    {
        writer.WriteStartArray();
        foreach (var value in array)
        {
            if (value is object?[] nested)
                Write(writer, nested);
            else
                writer.WriteValue(value);
        }
        writer.WriteEndArray();
    }

    private static void AssertSame(JToken token, object? expected)
    {
        switch (expected)
        {
            case object?[] array:
                Assert.That(token.Children().Count(), Is.EqualTo(array.Length));
                foreach (var (child, value) in token.Children().Zip(array))
                    AssertSame(child, value);
                break;
            case null:
                Assert.That(token.Type, Is.EqualTo(JTokenType.Null));
                break;
            case int number:
                // Newtonsoft's reader makes a long of every integer, one of the reasons not to use it.
                Assert.That(((JValue)token).Value, Is.EqualTo((long)number));
                break;
            default:
                BsonCodec.AssertSame(((JValue)token).Value, expected);
                break;
        }
    }
}
