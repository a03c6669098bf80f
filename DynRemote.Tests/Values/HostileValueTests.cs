using DynRemote.Values;
using FsCheck;
using FsCheck.Fluent;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace DynRemote.Tests.Values;

public sealed class HostileValueTests
{
    private static readonly object?[] Bricks =
    [
        null, true, 0, 1, 2, 5, 6, 7, 8, 9, 10, 11, 12, -1, int.MaxValue, long.MaxValue, 1.5, "", "System.DayOfWeek", "System.Private.CoreLib", "System.Exception", "System.ArgumentException", "\uD800",
        "System.AggregateException", new byte[] { 2 }, new byte[] { 2, 2 }, new byte[] { 0 }, new byte[] { 0, 0 }, new byte[] { 35, 2, 0, 0, 0, 0 }, Array.Empty<byte>(),
        new byte[] { 200, 2 }, new byte[] { 202, 2, 2, 2 }, new byte[] { 205, 1, 0, 65, 1, 0, 65 }, new byte[] { 206 },
        new object?[] { new object?[] { "System.ArgumentException" }, "m", null, null, 0, null, null, null, null }, new object?[] { "System.Exception" },
        new object?[] { 1, 0L }, new object?[] { 2, 0L },
    ];

    [Property(MaxTest = 20_000)]
    public Property Random_trees_end_in_a_value_or_in_a_protocol_error() => Prop.ForAll(Arb.From(Trees(4)), IsHandled);

    [Property(MaxTest = 20_000)]
    public Property Random_scalars_end_in_a_value_or_in_a_protocol_error() => Prop.ForAll(
        Arb.From(from kind in Gen.Choose(0, 40) from payload in ArbMap.Default.GeneratorFor<byte[]>() select (object?)(byte[])[(byte)kind, .. payload]), IsHandled);

    [Property(MaxTest = 5_000)]
    public Property Random_changes_of_real_forms_end_in_a_value_or_in_a_protocol_error()
    {
        var codec = new Codec();
        var forms = Samples().Select(sample => codec.Encoder.Encode(sample)).ToArray();
        return Prop.ForAll(Arb.From(from form in Gen.Elements(forms) from seed in Gen.Choose(0, int.MaxValue) select Mutate(form, new System.Random(seed))), IsHandled);
    }

    [Test]
    public void Arrays_nested_without_end_are_refused()
    {
        foreach (var tag in Enumerable.Range(5, 8))
        {
            object?[] wire = [tag];
            for (var i = 0; i < 100_000; i++)
                wire = [tag, new byte[] { 0 }, wire, wire, wire, wire, wire, wire, wire];

            Assert.That(() => new Codec().Decoder.Decode(wire), Throws.TypeOf<RemoteProtocolException>(), $"tag {tag}");
        }
    }

    [Test]
    public void Signatures_nested_without_end_are_refused()
    {
        foreach (var code in new byte[] { 200, 203 })
        {
            var signature = Enumerable.Repeat(code, 1_000_000).ToArray();
            Assert.That(() => new Codec().Decoder.Decode(new object?[] { (int)ValueTag.Tuple, signature, null }), Throws.TypeOf<RemoteProtocolException>());
        }
    }

    [Test]
    public void A_string_beyond_the_limit_is_refused()
    {
        var codec = new Codec(new RemoteLimits { MaxStringLength = 3 });

        Assert.That(() => codec.Decoder.Decode("four"), Throws.TypeOf<RemoteProtocolException>());
        Assert.That(() => codec.Decoder.Decode(ScalarWriter.WriteUnits("four")), Throws.TypeOf<RemoteProtocolException>());
        Assert.That(codec.Decoder.Decode("abc"), Is.EqualTo("abc"));
    }

    [Test]
    public void What_no_channel_carries_is_refused() =>
        Assert.That(() => new Codec().Decoder.Decode(1.5f), Throws.TypeOf<RemoteProtocolException>());

    [Test]
    public void An_exception_whose_token_is_none_is_refused()
    {
        object[] tokens =
        [
            5, "token", Array.Empty<object?>(), new object?[] { true }, new object?[] { 1, 1 }, new object?[] { true, null }, new object?[] { true, "1" },
            new object?[] { true, new object?[] { 1, 1 } },
        ];

        foreach (var token in tokens)
            Assert.That(() => new Codec().Decoder.Decode(CanceledBy(token)), Throws.TypeOf<RemoteProtocolException>());
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(-1)]
    [TestCase(long.MinValue)]
    [TestCase(long.MaxValue)]
    public void A_token_that_nobody_knows_has_only_its_state(object number)
    {
        var canceled = (OperationCanceledException)new Codec().Decoder.Decode(CanceledBy(new object[] { true, number }))!;
        var open = (OperationCanceledException)new Codec().Decoder.Decode(CanceledBy(new object[] { false, number }))!;

        Assert.That(canceled.CancellationToken.IsCancellationRequested, Is.True);
        Assert.That(open.CancellationToken, Is.EqualTo(CancellationToken.None));
    }

    private static object?[] CanceledBy(object token) =>
        [(int)ValueTag.Exception, new object?[] { new object?[] { "System.OperationCanceledException" }, "m", null, null, 0, null, null, null, null, token }];

    [Test]
    public void An_exception_with_too_much_data_is_refused()
    {
        object?[] link = [new object?[] { "System.Exception" }, "m", null, null, 0, new object?[2000], null, null, null];

        Assert.That(() => new Codec().Decoder.Decode(new object?[] { (int)ValueTag.Exception, link }), Throws.TypeOf<RemoteProtocolException>());
    }

    [Test]
    public void A_reference_where_only_values_may_stand_is_refused()
    {
        var codec = new Codec();
        var reference = codec.Encoder.Encode(new object());

        Assert.That(() => codec.Decoder.Decode(new object?[] { (int)ValueTag.ImmutableCollection, 3, 0, new byte[] { 0 }, new[] { reference } }), Throws.TypeOf<RemoteProtocolException>());
        Assert.That(() => codec.Decoder.Decode(new object?[]
        {
            (int)ValueTag.Exception, new object?[] { new object?[] { "System.ArgumentOutOfRangeException" }, "m", null, null, 0, null, null, new[] { "p", reference }, null },
        }), Throws.TypeOf<RemoteProtocolException>());
    }

    private static bool IsHandled(object? wire)
    {
        var codec = new Codec();
        codec.Encoder.Encode(new InvalidOperationException("exported"));
        try
        {
            codec.Decoder.Decode(wire);
        }
        catch (RemoteProtocolException)
        {
            // The one error that may come.
        }
        return true;
    }

    private static Gen<object?> Trees(int depth)
    {
        var leaf = Gen.Elements(Bricks);
        if (depth == 0)
            return leaf;
        var array = from length in Gen.Choose(0, 9) from tag in Gen.Choose(0, 13) from rest in Gen.ArrayOf(Trees(depth - 1), length) select (object?)(object?[])[tag, .. rest];
        return Gen.Frequency((2, leaf), (3, array));
    }

    private static IEnumerable<object?> Samples() =>
        ImmutableSamples().Concat([(1, "a", DayOfWeek.Friday, (int?)null, new List<int>()), KeyValuePair.Create(1, (2, 3)), typeof(Dictionary<int, string[]>), DayOfWeek.Monday,
            new ArgumentOutOfRangeException("p", 5, "m"), new AggregateException("m", new IOException("i", new UserException("u"))), new DataCopy(new { A = new[] { 1, 2 }, B = "x" })]);

    private static IEnumerable<object?> ImmutableSamples() =>
        [System.Collections.Immutable.ImmutableArray.Create(1, 2), System.Collections.Immutable.ImmutableDictionary<string, object>.Empty.Add("a", 1),
            System.Collections.Immutable.ImmutableSortedSet.Create("a", "b"), System.Collections.Immutable.ImmutableList.Create<object>((1, 2), 5)];

    private static object? Mutate(object? wire, System.Random random)
    {
        if (random.Next(12) == 0)
            return Bricks[random.Next(Bricks.Length)];
        switch (wire)
        {
            case object?[] array:
                var copy = Array.ConvertAll(array, element => Mutate(element, random));
                return random.Next(10) == 0 ? copy[..random.Next(copy.Length + 1)] : copy;
            case byte[] { Length: > 0 } bytes when random.Next(3) == 0:
                var changed = (byte[])bytes.Clone();
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
                return changed;
            default:
                return wire;
        }
    }
}
