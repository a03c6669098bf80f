using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Values;

namespace DynRemote.Proxies;

/// <summary>
/// Copies of remote collections that were made for parameters of a concrete collection type. After the call, what the callee changed in the copy is
/// brought to the original, so that <c>Sort(list)</c> sorts the caller's list. Only what has changed is sent: of an array the part from the first change to the
/// last, of a list what comes after the elements that are as they were.
/// </summary>
internal static class WrittenBackCopy
{
    /// <summary>In elements: more go over in several messages.</summary>
    private const int LargestPart = 64 * 1024;

    /// <summary>The elements that a copy began with, for as long as the copy lives.</summary>
    private static readonly ConditionalWeakTable<object, Content> Before = [];

    /// <summary>Makes a copy whose changes can be told later.</summary>
    public static object Make(RemoteObject proxy, Type type)
    {
        // Collections in it are copies, too, and what is done to them is done to theirs.
        var inner = new Dictionary<object, RemoteObject>(ReferenceEqualityComparer.Instance);
        var copy = RemoteCopy.Make(proxy, type, Convert);
        Before.AddOrUpdate(copy, Content.Of(copy, inner));
        return copy;

        object? Convert(object? element, Type wanted)
        {
            if (element is null)
                return ProxyConversion.ToType(element, wanted);
            if (element is not RemoteObject remote || !RemoteCopy.CanMake(remote, wanted))
                return TupleConversion.Map(element, wanted, Convert) ?? ProxyConversion.ToType(element, wanted);
            var made = Make(remote, wanted);
            inner[made] = remote;
            return made;
        }
    }

    /// <summary>Has the changes of a copy that was made otherwise told later; nothing in it is a copy, too.</summary>
    public static void Note(object copy) => Before.AddOrUpdate(copy, Content.Of(copy, []));

    /// <summary>A copy whose changes are told later, as <see cref="Note"/> has it.</summary>
    public static object Noted(object copy)
    {
        Note(copy);
        return copy;
    }

    /// <summary>Brings the changes of a copy to its original, in one operation if there are any.</summary>
    public static void WriteBack(RemoteObject original, object copy)
    {
        if (!Before.TryGetValue(copy, out var before))
            return;
        foreach (var (part, origin) in before.Inner)
            WriteBack(origin, part);
        var after = Content.Of(copy, before.Inner);
        if (copy is Array)
            WriteRange(original, before, after);
        else
            WriteRest(original, before, after, keepsOrder: copy is IList or BitArray);
        Before.AddOrUpdate(copy, after);
    }

    private static void WriteRange(RemoteObject original, Content before, Content after)
    {
        var start = before.CommonStart(after);
        var end = start == after.Count ? start : after.Count - before.CommonEnd(after);
        for (; start < end; start += LargestPart)
            Replace(original, start, after.Part(start, Math.Min(LargestPart, end - start)));
    }

    private static void WriteRest(RemoteObject original, Content before, Content after, bool keepsOrder)
    {
        var start = before.CommonStart(after);
        if (start == before.Count && start == after.Count)
            return;
        start = keepsOrder ? start : 0;
        // The first part takes the place of what comes after the common elements; the others are added.
        var kept = start;
        do
        {
            var count = Math.Min(LargestPart, after.Count - start);
            Replace(original, kept, after.Part(start, count));
            (start, kept) = (start + count, -1);
        }
        while (start < after.Count);
    }

    private static void Replace(RemoteObject original, int from, object elements) =>
        original.Perform(new Operation(OperationKind.Replace, null, from, elements));

    /// <summary>The elements of a collection at one time.</summary>
    private abstract class Content(Dictionary<object, RemoteObject> inner)
    {
        /// <summary>The collections in it, each with what it is a copy of.</summary>
        public Dictionary<object, RemoteObject> Inner { get; } = inner;

        public abstract int Count { get; }

        public static Content Of(object collection, Dictionary<object, RemoteObject> inner)
        {
            // Some do not enumerate what they consist of.
            collection = CopiedNames.ContentOf(collection) ?? CopiedPriorities.ContentOf(collection) ?? collection;
            var type = CopiedCollection.IsGeneric(collection.GetType()) ? CopiedCollection.ItemOf(collection.GetType()) : typeof(object);
            return (Content)Activator.CreateInstance(typeof(Content<>).MakeGenericType(type), collection, inner)!;
        }

        /// <summary>How many elements at the beginning are the same.</summary>
        public abstract int CommonStart(Content other);

        /// <summary>How many elements at the end are the same.</summary>
        public abstract int CommonEnd(Content other);

        /// <summary>Some of the elements as one argument: packed where they are primitive.</summary>
        public abstract object Part(int start, int count);
    }

    private sealed class Content<T> : Content
    {
        private readonly T[] _elements;

        public Content(object collection, Dictionary<object, RemoteObject> inner)
            : base(inner)
        {
            _elements = collection switch
            {
                T[] array => [.. array],
                IEnumerable<T> sequence => [.. sequence],
                _ => [.. ((IEnumerable)collection).Cast<T>()],
            };
        }

        public override int Count => _elements.Length;

        public override int CommonStart(Content other) => _elements.AsSpan().CommonPrefixLength(((Content<T>)other)._elements);

        public override int CommonEnd(Content other)
        {
            var (mine, others) = (_elements, ((Content<T>)other)._elements);
            var count = 0;
            while (count < mine.Length && count < others.Length && EqualityComparer<T>.Default.Equals(mine[^(count + 1)], others[^(count + 1)]))
                count++;
            return count;
        }

        public override object Part(int start, int count) => PackedElements.CanPack(typeof(T))
            ? ImmutableArray.Create(_elements, start, count)
            : new DataTree.Elements([.. _elements.Skip(start).Take(count).Select(static element => (object?)element).Select(Original)]);

        // What came as a reference goes back as one.
        private object? Original(object? element) => element switch
        {
            null => null,
            _ when Inner.TryGetValue(element, out var origin) => origin,
            _ when Inner.Count > 0 && CopiedPair.TryTake(element, out var pair) => KeyValuePair.Create(pair.Key, Original(pair.Value)),
            _ => element,
        };
    }
}
