using System.Collections.Concurrent;
using System.Globalization;
using DynRemote.Messages;
using DynRemote.Shapes;
using DynRemote.Transport;
using DynRemote.Transport.Framing;
using DynRemote.Values;

namespace DynRemote.Tests.House;

/// <summary>docs/protocol.md is what somebody writes a peer by, so its numbers and its bytes are those of the code.</summary>
public sealed class ProtocolDocumentTests
{
    private static readonly MarkdownPage Protocol = MarkdownPage.Open("protocol.md");

    [TestCase("Messages", typeof(MessageKind))]
    [TestCase("Operations", typeof(OperationKind))]
    [TestCase("Scalars", typeof(ScalarKind))]
    [TestCase("Tags", typeof(ValueTag))]
    [TestCase("Shapes", typeof(Capabilities))]
    [TestCase("Signatures", typeof(SignatureCode))]
    [TestCase("Plans", typeof(DynRemote.Plans.StepKind))]
    public void A_table_has_each_number_of_the_protocol_with_its_name_and_no_other(string section, Type table)
    {
        Assert.That(Numbers(Protocol.Rows(section)), Is.EquivalentTo(Members(table)));
    }

    [Test]
    public void The_tables_of_immutable_collections_have_each_kind_and_each_comparer()
    {
        var expected = Members(typeof(ImmutableKind)).Concat(Members(typeof(ComparerKind)));

        Assert.That(Numbers(Protocol.Rows("10: an immutable collection")), Is.EquivalentTo(expected));
    }

    [Test]
    public void The_table_of_exceptions_has_each_type_that_is_rebuilt_as_itself()
    {
        var listed = Protocol.Rows("11: an exception")
            .Where(row => row is [['`', ..], ['`', ..]])
            .SelectMany(row => row[1].Split(' ').Select(name => $"{row[0].Trim('`')}.{name.Trim('`')}"));

        Assert.That(listed, Is.EquivalentTo(ExceptionTable.Types.Select(type => type.FullName)));
    }

    [Test]
    public void The_limits_are_those_that_there_are()
    {
        var listed = Protocol.Rows("Limits").Skip(1).Select(row => row[0].Trim('`'));

        Assert.That(listed, Is.EquivalentTo(typeof(RemoteLimits).GetProperties().Select(limit => limit.Name)));
    }

    [Test]
    public void The_bytes_of_the_example_are_those_of_a_real_call()
    {
        var sent = new ConcurrentQueue<byte[]>();
        var answered = new ConcurrentQueue<byte[]>();
        var (client, host) = Connect(sent, answered);
        using (host)
        using (client)
        {
            dynamic root = client.Root;
            Assert.That((int)root.Add(1, 2), Is.EqualTo(3));
        }

        Assert.Multiple(() =>
        {
            Assert.That(sent.ElementAt(1), Is.EqualTo(Protocol.Bytes("request")));
            Assert.That(answered.ElementAt(1), Is.EqualTo(Protocol.Bytes("reply")));
        });
    }

    [Test]
    public void The_bytes_of_the_preamble_are_those_that_are_sent()
    {
        Assert.That(Protocol.Bytes("preamble"), Is.EqualTo(Preamble.Bytes.ToArray()));
    }

    [TestCase("protocol.md")]
    [TestCase("architecture.md")]
    [TestCase("security.md")]
    [TestCase("guide.md")]
    public void A_link_to_a_section_finds_it(string page)
    {
        foreach (var (target, anchor) in MarkdownPage.Open(page).Links)
            Assert.That(MarkdownPage.Open(target.Length > 0 ? target : page).Anchors, Has.Member(anchor), $"{page} links to {target}#{anchor}.");
    }

    private static IEnumerable<(long Number, string Name)> Members(Type table) =>
        Enum.GetValuesAsUnderlyingType(table).Cast<object>().Select(number => (Convert.ToInt64(number, CultureInfo.InvariantCulture), Enum.GetName(table, number)!));

    // Rows that begin with a number and a name; a range of numbers, or a table of something else, is none.
    private static IEnumerable<(long Number, string Name)> Numbers(IEnumerable<string[]> rows) => rows
        .Where(row => long.TryParse(row[0], CultureInfo.InvariantCulture, out _) && row[1].StartsWith('`'))
        .Select(row => (long.Parse(row[0], CultureInfo.InvariantCulture), row[1].Trim('`')));

    private static (RemoteConnection Client, RemoteConnection Host) Connect(ConcurrentQueue<byte[]> sent, ConcurrentQueue<byte[]> answered)
    {
        var forth = new BlockingCollection<byte[]>();
        var back = new BlockingCollection<byte[]>();
        var host = RemoteConnection.Open(Channel(back, answered, forth), new Adder());
        return (RemoteConnection.Open(Channel(forth, sent, back)), host);
    }

    private static IMessageChannel Channel(BlockingCollection<byte[]> outgoing, ConcurrentQueue<byte[]> record, BlockingCollection<byte[]> incoming) =>
        FrameChannel.FromFunctions(
            frame =>
            {
                record.Enqueue(frame);
                outgoing.Add(frame);
            },
            () => incoming.TryTake(out var frame, Timeout.Infinite) ? frame : null,
            outgoing.CompleteAdding);

    public sealed class Adder
    {
#pragma warning disable CA1822 // Static members are closed to a peer.
        public int Add(int left, int right) => left + right;
#pragma warning restore CA1822
    }
}
