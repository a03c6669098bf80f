using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DynRemote.Tests.Values;

public sealed class ImmutableTests
{
    private static readonly object[] Copied =
    [
        ImmutableArray.Create(1, 2, 3), ImmutableArray<string>.Empty, ImmutableArray.Create<object?>(1, "a", null, 2.5m), ImmutableArray.Create<int?>(1, null),
        ImmutableList.Create("a", null, "\uD800"), ImmutableList.Create((1, "x"), (2, "y")), ImmutableHashSet.Create(1L, 2L), ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "a", "b"),
        ImmutableSortedSet.Create(3, 1, 2), ImmutableSortedSet.Create(StringComparer.Ordinal, "b", "B"), ImmutableQueue.Create(1.5, 2.5), ImmutableStack.Create('a', 'b'),
        new[] { Guid.Empty }.ToFrozenSet(), new[] { "a", "b", "c" }.ToFrozenSet(), new[] { 5, 6 }.ToFrozenSet(), new[] { "x" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase),
        ImmutableDictionary<string, int>.Empty.Add("a", 1), ImmutableSortedDictionary<int, string?>.Empty.Add(2, "b").Add(1, null),
        new Dictionary<string, object?> { ["a"] = 1, ["b"] = ImmutableList.Create(1) }.ToFrozenDictionary(), new Dictionary<DayOfWeek, DateOnly> { [DayOfWeek.Friday] = default }.ToFrozenDictionary(),
        ImmutableArray.Create(ImmutableArray.Create(1), ImmutableArray.Create(2, 3)), ImmutableList.Create(DayOfWeek.Friday), ImmutableArray.Create(typeof(int), typeof(string)).CastArray<object>(),
        ImmutableArray.Create(new Uri("http://a"), new Uri("b", UriKind.Relative)), ImmutableStack<int>.Empty,
    ];

    [TestCaseSource(nameof(Copied))]
    public void An_immutable_collection_of_values_is_copied_as_its_type(object collection)
    {
        var codec = new Codec();

        var copy = codec.RoundTrip(collection);

        Assert.That(copy, Is.Not.InstanceOf<FakeProxy>());
        Assert.That(PublicType(copy!), Is.EqualTo(PublicType(collection)));
        Assert.That(copy, IsOrdered(collection) ? Is.EqualTo(collection) : Is.EquivalentTo((System.Collections.IEnumerable)collection));
        Assert.That(codec.References.Count, Is.Zero);
    }

    [Test]
    public void The_comparer_is_kept()
    {
        var set = (FrozenSet<string>)new Codec().RoundTrip(new[] { "x" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase))!;
        var map = (ImmutableDictionary<string, int>)new Codec().RoundTrip(ImmutableDictionary.Create<string, int>(StringComparer.OrdinalIgnoreCase).Add("K", 1))!;

        Assert.That(set.Contains("X"), Is.True);
        Assert.That(map["k"], Is.EqualTo(1));
    }

    private static readonly object[] Referenced =
    [
        ImmutableArray.Create(new List<int>()), ImmutableList.Create<object>(1, new List<int>()), ImmutableArray.Create<IComparable>(1), ImmutableHashSet.Create(StringComparer.CurrentCulture, "a"),
        ImmutableDictionary<string, object>.Empty.Add("a", 1).Add("b", new object()), ImmutableArray.Create((1, new List<int>())), ImmutableList.Create<object>(ImmutableList.Create(new object())),
        ImmutableSortedSet.Create(Comparer<int>.Create((a, b) => b - a), 1, 2), ImmutableArray.Create<Uri>(new DerivedUri()), ImmutableArray.Create<Exception>(),
    ];

    [TestCaseSource(nameof(Referenced))]
    public void An_immutable_collection_that_holds_anything_else_goes_by_reference(object collection)
    {
        var codec = new Codec();

        Assert.That(codec.RoundTrip(collection), Is.InstanceOf<FakeProxy>());
        Assert.That(codec.References.Count, Is.EqualTo(1));
    }

    [Test]
    public void An_immutable_array_that_was_never_made_stays_so() =>
        Assert.That(((ImmutableArray<int>)new Codec().RoundTrip(default(ImmutableArray<int>))!).IsDefault, Is.True);

    [Test]
    public void A_stack_keeps_its_order() =>
        Assert.That(((ImmutableStack<int>)new Codec().RoundTrip(ImmutableStack.Create(1, 2, 3))!).Peek(), Is.EqualTo(3));

    [Test]
    public void A_deep_collection_arrives_in_part_by_reference()
    {
        object deep = 1;
        for (var i = 0; i < 100; i++)
            deep = ImmutableArray.Create(deep);

        Assert.That(() => new Codec().RoundTrip(deep), Throws.Nothing);
    }

    private static bool IsOrdered(object collection) => collection is not System.Collections.IStructuralEquatable && !PublicType(collection).Name.Contains("Hash", StringComparison.Ordinal)
        && !PublicType(collection).Name.Contains("Frozen", StringComparison.Ordinal);

    private static Type PublicType(object collection)
    {
        var type = collection.GetType();
        while (!type.IsVisible)
            type = type.BaseType!;
        return type;
    }

    private sealed class DerivedUri() : Uri("http://derived");
}
