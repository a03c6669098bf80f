using DynRemote.Binding;
using DynRemote.Operations;
using DynRemote.Tests.Binding.Subjects;
using Microsoft.CSharp.RuntimeBinder;
using static DynRemote.Tests.Binding.Oracle;

namespace DynRemote.Tests.Binding;

/// <summary>Indexers, arrays, <see cref="Index"/> and <see cref="Range"/>; <c>foreach</c> and <c>using</c>.</summary>
public sealed class IndexAndSequenceTests
{
    private static object? At(object target, params object?[] indexes) => Ours.GetIndex(target, new CallArguments(indexes));

    private static void Put(object target, params object?[] indexesAndValue) => Ours.SetIndex(target, new CallArguments(indexesAndValue));

    [Test]
    public void Indexers_are_chosen_by_their_arguments()
    {
        var things = new Things();
        Assert.Multiple(() =>
        {
            for (var i = 0; i < 2; i++)
            {
                Assert.That(At(things, 1), Is.EqualTo("int 1"));
                Assert.That(At(things, "a"), Is.EqualTo("string a"));
                Assert.That(At(things, 1, (byte)2), Is.EqualTo("1,2"));
                Put(things, 1, 2, "v");
                Assert.That(things.Anything, Is.EqualTo("1,2=v"));
            }
            Put(things, "k", "v");
            Assert.That(things.Anything, Is.EqualTo("k=v"));
            AssertSame(() => ((dynamic)things)[1] = "x", b => Set(b, things, 1, "x"));
            AssertSame(() => ((dynamic)things)["a"] = (dynamic)5, b => Set(b, things, "a", 5));
            AssertSame(() => ((dynamic)things)[1, 2, 3], b => b.GetIndex(things, new([1, 2, 3])));
            AssertSame(() => ((dynamic)new object())[0] = 1, b => Set(b, new object(), 0, 1));
            AssertSame(() => ((dynamic)"text")[0] = 'c', b => Set(b, "text", 0, 'c'));
            AssertSame(() => ((dynamic)new[] { 1 })[0] = (dynamic)"c", b => Set(b, new[] { 1 }, 0, "c"));
            AssertSame(() => ((dynamic)new[] { 1 })[5], b => b.GetIndex(new[] { 1 }, new([5])));
            AssertSame(() => ((dynamic)new[] { 1 })[-1], b => b.GetIndex(new[] { 1 }, new([-1])));
            AssertSame(() => ((dynamic)new int[2, 2])[1], b => b.GetIndex(new int[2, 2], new([1])));
        });
    }

    private static object? Set(MemberBinder binder, object target, params object?[] arguments)
    {
        binder.SetIndex(target, new CallArguments(arguments));
        return arguments[^1];
    }

    [Test]
    public void Arrays_of_any_rank_are_read_and_written()
    {
        var flat = new long[3];
        var square = new string[2, 2];
        Put(flat, 1, 5);
        Put(square, 1, 0, "a");
        Assert.That(flat, Is.EqualTo(new long[] { 0, 5, 0 }));
        Assert.That(At(square, 1, 0), Is.EqualTo("a"));
        Assert.That(At(flat, 1L), Is.EqualTo(5L));
    }

    [Test]
    public void Index_and_range_work_on_what_is_countable()
    {
        var list = new List<int> { 1, 2, 3 };
        Assert.Multiple(() =>
        {
            Assert.That(At(list, ^1), Is.EqualTo(3));
            Assert.That(At(list, 1..), Is.EqualTo(new[] { 2, 3 }));
            Assert.That(At(new[] { 1, 2, 3 }, ^2), Is.EqualTo(2));
            Assert.That(At(new[] { 1, 2, 3 }, ..2), Is.EqualTo(new[] { 1, 2 }));
            Assert.That(At("text", ^1), Is.EqualTo('t'));
            Assert.That(At("text", 1..3), Is.EqualTo("ex"));
            Assert.That(() => At(new Dictionary<string, int>(), ^1), Throws.TypeOf<RuntimeBinderException>());
            Assert.That(() => At(new Things(), ^1), Throws.TypeOf<RuntimeBinderException>());
        });
        Put(list, ^1, 9);
        Assert.That(list, Is.EqualTo(new[] { 1, 2, 9 }));
    }

    [Test]
    public void An_indexer_that_is_implemented_explicitly_is_found() =>
        Assert.That(At(new ExplicitList(), 2), Is.EqualTo(4));

    [Test]
    public void Sequences_are_walked_by_interface_or_by_pattern()
    {
        Assert.That(Walk(new List<int> { 1, 2 }), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(Walk(new PatternSequence()), Is.EqualTo(new[] { 3, 2, 1 }));
        Assert.That(() => Walk(new object()), Throws.TypeOf<RuntimeBinderException>().With.Message.StartsWith("Cannot implicitly convert type 'object' to 'System.Collections.IEnumerable'"));
    }

    [Test]
    public void What_is_disposable_is_disposed()
    {
        var stream = new MemoryStream();
        Ours.Dispose(stream);
        Assert.That(stream.CanRead, Is.False);
        Assert.That(() => Ours.Dispose(new object()), Throws.TypeOf<RuntimeBinderException>());
    }

    private static List<object> Walk(object target)
    {
        var elements = new List<object>();
        for (var enumerator = Ours.Enumerate(target); enumerator.MoveNext();)
            elements.Add(enumerator.Current);
        return elements;
    }

    private interface IDoubler
    {
        int this[int i] { get; }
    }

    private sealed class ExplicitList : IDoubler
    {
        int IDoubler.this[int i] => 2 * i;
    }

    private sealed class PatternSequence
    {
        public Countdown GetEnumerator() => new();

        public struct Countdown()
        {
            public int Current { get; private set; } = 4;

            public bool MoveNext() => --Current > 0;
        }
    }
}
