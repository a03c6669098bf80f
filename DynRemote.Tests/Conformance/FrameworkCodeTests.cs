using System.Collections;
using System.Collections.Immutable;
using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;
using Newtonsoft.Json;

namespace DynRemote.Tests.Conformance;

/// <summary>Remote collections and objects as arguments to code that knows nothing of proxies: the framework's, and serializers.</summary>
public sealed class FrameworkCodeTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    [Test]
    public void The_framework_takes_a_remote_list_for_a_list()
    {
        dynamic x = Held(new List<int> { 3, 1, 2 });
        IEnumerable<int> sequence = x;

        Assert.Multiple(() =>
        {
            Assert.That(string.Join(",", x), Is.EqualTo("3,1,2"));
            Assert.That(string.Concat(x), Is.EqualTo("312"));
            Assert.That(new List<int>(x), Is.EqualTo(new[] { 3, 1, 2 }));
            Assert.That(new HashSet<int>(x), Is.EquivalentTo(new[] { 1, 2, 3 }));
            Assert.That(new Queue<int>(x).Peek(), Is.EqualTo(3));
            Assert.That(Enumerable.Count(x), Is.EqualTo(3));
            Assert.That(Enumerable.ToList(x), Is.EqualTo(new[] { 3, 1, 2 }));
            Assert.That(Enumerable.ToArray(x), Is.EqualTo(new[] { 3, 1, 2 }));
            Assert.That(sequence.Where(n => n > 1).OrderBy(n => n), Is.EqualTo(new[] { 2, 3 }));
            Assert.That(sequence.Select(n => 2 * n).ToList(), Is.EqualTo(new[] { 6, 2, 4 }));
            Assert.That(sequence.Skip(1).First(), Is.EqualTo(1));
            Assert.That(sequence.Last() + sequence.Max() + sequence.Sum(), Is.EqualTo(11));
            Assert.That(sequence.Contains(2) && !sequence.Contains(9));
            Assert.That((from n in sequence join m in new[] { 1, 2 } on n equals m select n).Count(), Is.EqualTo(2));
        });
    }

    [Test]
    public async Task The_framework_takes_remote_tasks_for_tasks()
    {
        dynamic x = Held(new Waiter());
        dynamic first = x.Wait();
        dynamic second = x.Wait();

        Task both = Task.WhenAll(first, second);
        var tasks = new List<Task>();
        tasks.Add(first);
        object sooner = Task.WhenAny(tasks[0], (Task)second);
        x.End(3);
        await both;
        await (Task)sooner;

        Assert.That(tasks[0], Is.SameAs((Task)first));
        Assert.That((int)await first, Is.EqualTo(3));
    }

    [Test]
    public void The_framework_takes_remote_streams_readers_and_writers_for_its_own()
    {
        dynamic stream = Held(new MemoryStream("""{"a":1}"""u8.ToArray()));
        dynamic reader = Held(new StringReader("<a>1</a>"));
        var written = new StringWriter();
        dynamic writer = Held(written);
        dynamic packed = Held(new MemoryStream());

        using (var text = new StreamReader(stream, leaveOpen: true))
            Assert.That(text.ReadToEnd(), Is.EqualTo("""{"a":1}"""));
        stream.Position = 0;
        Assert.That(System.Text.Json.JsonDocument.Parse(stream).RootElement.GetProperty("a").GetInt32(), Is.EqualTo(1));
        Assert.That(System.Xml.Linq.XElement.Load(reader).Value, Is.EqualTo("1"));
        using (var json = new JsonTextWriter(writer))
            json.WriteValue("a");
        Assert.That(written.ToString(), Is.EqualTo("\"a\""));
        using (var zip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            zip.Write("abc"u8);
        packed.Position = 0;
        using var unzipped = new StreamReader(new System.IO.Compression.GZipStream((Stream)packed, System.IO.Compression.CompressionMode.Decompress));
        Assert.That(unzipped.ReadToEnd(), Is.EqualTo("abc"));
    }

    [Test]
    public void Which_overload_of_this_side_is_meant_is_decided_by_what_the_object_is()
    {
        dynamic task = Held(new Waiter()).Wait();
        dynamic any = Held(new Waiter());

        Assert.That(Kinds.Of(task), Is.EqualTo("task"));
        Assert.That(Kinds.Of(Held(new MemoryStream())), Is.EqualTo("stream"));
        Assert.That(Kinds.Of(Held(new StringReader(""))), Is.EqualTo("object"));
        Assert.That(Kinds.Of(any), Is.EqualTo("object"));
        Assert.That(Kinds.Of(Held(new Awaitable())), Is.EqualTo("object"));
    }

    [Test]
    public void Remote_collections_become_collections_of_this_side()
    {
        dynamic numbers = Held(new List<int> { 3, 1, 2 });
        dynamic map = Held(new Dictionary<string, int> { ["a"] = 1 });
        dynamic bytes = Held(new byte[] { 1, 2 });

        int[] array = numbers;
        List<int> list = numbers;
        HashSet<int> set = numbers;
        ImmutableArray<int> immutable = numbers;
        Dictionary<string, int> dictionary = map;
        Memory<byte> memory = (byte[])bytes;

        Assert.Multiple(() =>
        {
            Assert.That(array, Is.EqualTo(new[] { 3, 1, 2 }));
            Assert.That(list, Is.EqualTo(array));
            Assert.That(set, Is.EquivalentTo(array));
            Assert.That(immutable, Is.EqualTo(array));
            Assert.That(dictionary, Is.EqualTo(new Dictionary<string, int> { ["a"] = 1 }));
            Assert.That(memory.ToArray(), Is.EqualTo(new byte[] { 1, 2 }));
        });
    }

    [Test]
    public void A_remote_dictionary_is_walked_as_one()
    {
        object x = Held(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 });
        var entries = new List<(object, object?)>();

        var trips = RoundTripsOf(() =>
        {
            foreach (DictionaryEntry entry in (IDictionary)x)
                entries.Add((entry.Key, entry.Value));
        });

        Assert.That(entries, Is.EqualTo(new (object, object?)[] { ("a", 1), ("b", 2) }));
        Assert.That(trips, Is.EqualTo(1));
        Assert.That(x is IReadOnlyDictionary<string, int> { Count: 2 } map && map.TryGetValue("b", out var two) && two == 2);
    }

    [Test]
    public void Json_of_a_remote_collection_is_that_of_the_collection()
    {
        foreach (var target in new object[]
        {
            new List<int> { 3, 1, 2 }, new[] { "a", "b" }, new Dictionary<string, int> { ["a"] = 1 }, new HashSet<double> { 1.5 },
            new List<object> { 1, "a", new List<int> { 7 } }, new SortedDictionary<int, string> { [2] = "b", [1] = "a" },
        })
        {
            Assert.That(JsonConvert.SerializeObject(Held(target)), Is.EqualTo(JsonConvert.SerializeObject(target)), target.GetType().ToString());
        }
    }

    [Test]
    public void Json_of_a_remote_object_has_its_members_and_no_methods()
    {
        var receipt = new Receipt { Before = new Receipt { Total = 1 } };

        Assert.That(JsonConvert.SerializeObject(Held(receipt)), Is.EqualTo(JsonConvert.SerializeObject(receipt)));
    }

    [Test]
    public void A_cycle_is_refused_by_a_serializer_as_it_is_locally()
    {
        var receipt = new Receipt();
        receipt.Before = receipt;

        Assert.That(() => JsonConvert.SerializeObject(Held(receipt)), Throws.InstanceOf<JsonSerializationException>());
        Assert.That((decimal)Held(receipt).Total, Is.EqualTo(2.5m), "the connection lives on");
    }

    [Test]
    public void Another_serializer_does_no_harm()
    {
        Assert.That(System.Text.Json.JsonSerializer.Serialize<object>(Held(new List<int> { 1, 2 })), Is.EqualTo("[1,2]"));
        Assert.That(() => System.Text.Json.JsonSerializer.Serialize<object>(Held(new Receipt())), Throws.Nothing);
    }

    [Test]
    public void Proxies_are_keys()
    {
        var list = new List<int>();
        object x = Held(list);
        var known = new Dictionary<object, int> { [x] = 1 };

        Assert.That(known[Held(list)], Is.EqualTo(1));
        Assert.That(known.ContainsKey(Held(new List<int>())), Is.False);
    }

    [Test]
    public void Text_of_what_can_no_longer_be_asked_says_why()
    {
        object released = Held(new Slot());
        Remote.Release(released);
        object lost = Held(new Slot());
        var (owner, holder) = NewConnection(new RemoteOptions { Policy = AccessPolicy.Custom(request => request.Name != nameof(ToString)) });
        object refused = Held(new Slot(), owner, holder);

        Holder.Close();

        Assert.That($"{released}", Does.Contain("Slot").And.Contain("released"));
        Assert.That($"{lost}", Does.Contain("Slot").And.Contain("ended"));
        Assert.That($"{refused}", Does.Contain("Slot").And.Contain("policy"));
    }

    public sealed class Waiter
    {
        private readonly TaskCompletionSource<int> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task<int> Wait() => await _ended.Task;

        public void End(int result) => _ended.SetResult(result);
    }

    public sealed class Awaitable
    {
        public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() => Task.CompletedTask.GetAwaiter();
    }

    private static class Kinds
    {
        public static string Of(object other) => other is null ? "null" : "object";

        public static string Of(Task task) => task is null ? "null" : "task";

        public static string Of(Stream stream) => stream is null ? "null" : "stream";
    }
}
