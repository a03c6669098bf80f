using System.Collections;
using System.Text;
using DynRemote.Proxies;
using DynRemote.Shapes;
using DynRemote.Values;

namespace DynRemote.Tests.Shapes;

/// <summary>Interfaces by the names that a peer gives: found among what is loaded, and bounded in what they cost.</summary>
public sealed class KnownTypeTests
{
    public interface IShared<T>
    {
        T Value { get; }
    }

    internal interface IHidden
    {
        int Value { get; }
    }

    public sealed class Own;

    private static readonly Type[] Interfaces =
    [
        typeof(IDisposable), typeof(IList), typeof(IList<int>), typeof(IReadOnlyDictionary<string, int[]>), typeof(IEnumerable<(int, string?)>),
        typeof(IShared<DayOfWeek>), typeof(IShared<int[,]>), typeof(IShared<List<Dictionary<string, IShared<int>>>>), typeof(System.ComponentModel.INotifyPropertyChanged),
        typeof(NUnit.Framework.Interfaces.ITest), typeof(IEnumerable<IShared<int?>>),
    ];

    [TestCaseSource(nameof(Interfaces))]
    public void An_interface_is_found_by_its_name(Type face) =>
        Assert.That(Find(NamedType.Read(NamedType.Of(face)!.ToWire())), Is.EqualTo(face));

    private static readonly Type[] Frameworks =
    [
        typeof(string), typeof(int[]), typeof(int[][]), typeof(int[,]), typeof(int[,][]), typeof(List<int>[,,]), typeof(List<int>), typeof(Dictionary<string, List<int?[]>>),
        typeof(Dictionary<string, int>.KeyCollection), typeof((int, List<string>)), typeof(Func<Dictionary<int, int>, bool>), typeof(ArrayList), typeof(StringBuilder),
    ];

    [TestCaseSource(nameof(Frameworks))]
    public void A_type_of_the_framework_is_found_by_the_text_of_its_name(Type type) =>
        Assert.That(KnownTypes.Find(NamedType.Parse(type.ToString())!, new TypeBudget()), Is.EqualTo(type));

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("System.Int32[")]
    [TestCase("System.Int32[*]")]
    [TestCase("System.Int32]")]
    [TestCase("System.Int32[]x")]
    [TestCase("System.Collections.Generic.List`1")]
    [TestCase("System.Collections.Generic.List`1[")]
    [TestCase("System.Collections.Generic.List`1[]")]
    [TestCase("System.Collections.Generic.List`1[System.Int32")]
    [TestCase("System.Collections.Generic.List`1[System.Int32,]")]
    [TestCase("System.Collections.Generic.List`1[System.Int32][")]
    [TestCase("System.Collections.Generic.List`1[System.Collections.Generic.List`1[System.Int32]")]
    [TestCase("System.Int32[][][][][][][][][][]")]
    public void A_text_that_is_no_name_of_a_type_names_none(string text) => Assert.That(NamedType.Parse(text), Is.Null);

    [TestCase("DynRemote.Tests.Shapes.KnownTypeTests+Own")]
    [TestCase("System.Collections.Generic.List`1[DynRemote.Tests.Shapes.KnownTypeTests+Own]")]
    [TestCase("System.Collections.Generic.List`1[System.Int32,System.Int32]")]
    [TestCase("System.Collections.Generic.List`1[System.Span`1[System.Int32]]")]
    [TestCase("System.Nullable`1[System.String]")]
    public void A_name_of_what_the_framework_does_not_have_finds_nothing(string name) =>
        Assert.That(KnownTypes.Find(NamedType.Parse(name)!, new TypeBudget()), Is.Null);

    private static IEnumerable<TestCaseData> Others()
    {
        yield return new TestCaseData(new NamedType("System.String", null, false, [])).SetArgDisplayNames("a class");
        yield return new TestCaseData(new NamedType("System.INowhere", null, false, [])).SetArgDisplayNames("an unknown name");
        yield return new TestCaseData(new NamedType("X.IFoo", "Nowhere", false, [])).SetArgDisplayNames("an unknown assembly");
        yield return new TestCaseData(NamedType.Of(typeof(IHidden))!).SetArgDisplayNames("an internal interface");
        yield return new TestCaseData(new NamedType("System.IDisposable, Evil", "DynRemote.Tests", false, [])).SetArgDisplayNames("a name that names an assembly");
        yield return new TestCaseData(new NamedType("System.Collections.Generic.IList`1", null, false, [])).SetArgDisplayNames("an open type");
        yield return new TestCaseData(new NamedType("System.IDisposable", null, false, [new NamedType("System.Int32", null, false, [])])).SetArgDisplayNames("arguments for a plain type");
        yield return new TestCaseData(Generic("IList`1", "System.Void")).SetArgDisplayNames("a sequence of nothing");
        yield return new TestCaseData(Generic("IList`1", "System.Span`1")).SetArgDisplayNames("an open argument");
        yield return new TestCaseData(Generic("IList`1", "System.Math")).SetArgDisplayNames("a static class");
        yield return new TestCaseData(NamedType.Of(typeof(IList<Own>))!).SetArgDisplayNames("a list of what only arrives as references");
    }

    [TestCaseSource(nameof(Others))]
    public void What_is_no_interface_of_this_process_is_not_found(object name) => Assert.That(Find((NamedType)name), Is.Null);

    [Test]
    public void A_sequence_of_what_only_arrives_as_references_is_one_of_objects()
    {
        var unknown = new NamedType("X.Order", "Nowhere", false, []);

        Assert.That(Find(NamedType.Of(typeof(IEnumerable<Own>))!), Is.EqualTo(typeof(IEnumerable<object>)));
        Assert.That(Find(Generic("IEnumerable`1", unknown)), Is.EqualTo(typeof(IEnumerable<object>)));
        Assert.That(Find(Generic("IEnumerable`1", unknown with { IsValueType = true })), Is.Null);
        Assert.That(Find(Generic("IEnumerable`1", Generic("IReadOnlyList`1", unknown))), Is.EqualTo(typeof(IEnumerable<IReadOnlyList<object>>)));
    }

    [Test]
    public void A_peer_may_name_only_so_many_new_generic_types()
    {
        var budget = new TypeBudget(2); // A tuple, and the interface of it.

        Assert.That(KnownTypes.FindInterface(NamedType.Of(typeof(IShared<(sbyte, Half)>))!, budget, Any), Is.Not.Null);
        Assert.That(KnownTypes.FindInterface(NamedType.Of(typeof(IShared<(sbyte, Rune)>))!, budget, Any), Is.Null);
    }

    [Test]
    public void A_peer_may_make_only_so_many_classes_be_emitted()
    {
        var budget = new TypeBudget(1);
        var first = new[] { typeof(IShared<(Half, Half)>) };

        var classes = FakeClasses.Of(typeof(RemoteObject), first, budget);

        Assert.That(classes, Is.Not.Null);
        Assert.That(FakeClasses.Of(typeof(RemoteObject), [typeof(IShared<(Half, Rune)>)], budget), Is.Null, "the budget is spent");
        Assert.That(FakeClasses.Of(typeof(RemoteObject), first, budget), Is.SameAs(classes), "what there is already costs nothing");
    }

    [Test]
    public void Of_thousands_of_interfaces_only_so_many_are_kept()
    {
        var shapes = new PeerShapes();
        var shape = shapes.Decode((object?[])[1, "T", 0, .. Enumerable.Repeat<object?>("System.IDisposable", 5000)]);

        Assert.That(shape.InterfaceNames, Has.Length.EqualTo(FakeableInterfaces.MaxInterfaces));
        Assert.That(ProxyKind.Of(shape, new TypeBudget(), new TypeBudget()).Interfaces, Is.EqualTo(new[] { typeof(IDisposable) }));
    }

    private static IEnumerable<object?> Malformed() =>
        [null, 1, "", new string('x', 5000), new object?[] { 0 }, new object?[] { "x", "y" }, new object?[] { 3, "x", "y" }, new object?[] { 1, "x" }, Nested(30), Wide()];

    [TestCaseSource(nameof(Malformed))]
    public void A_malformed_name_is_refused(object? wire) => Assert.That(() => NamedType.Read(wire), Throws.TypeOf<RemoteProtocolException>());

    private static object Nested(int depth) => depth == 0 ? "System.Int32" : new object?[] { 0, "System.Collections.Generic.IList`1", Nested(depth - 1) };

    private static object?[] Wide() => [0, "X`99", .. Enumerable.Repeat<object?>("System.Int32", 99)];

    private static Type? Find(NamedType name) => KnownTypes.FindInterface(name, new TypeBudget(), ProxyConversion.CanArrive);

    private static bool Any(Type type) => true;

    private static NamedType Generic(string name, string argument) => Generic(name, new NamedType(argument, null, false, []));

    private static NamedType Generic(string name, NamedType argument) => new("System.Collections.Generic." + name, null, false, [argument]);
}
