using System.Collections;
using System.Collections.Immutable;
using System.Collections.Specialized;
using System.Runtime.CompilerServices;
using System.Text;
using DynRemote.Binding;
using DynRemote.Operations;
using DynRemote.Proxies;

namespace DynRemote.Performing;

/// <summary>
/// Gives a collection of this side the content that the peer left in a copy of it. Each step is a use of one of the collection's own members, which the gate
/// judges as if the peer had used it itself.
/// </summary>
internal static class ContentReplacement
{
    private static readonly Type[] Memories = [typeof(Memory<>), typeof(ArraySegment<>)];

    /// <summary>The members that add an element; queues and stacks have no <c>Add</c>.</summary>
    private static readonly string[] Adders = ["Enqueue", "Push"];

    /// <summary>Replaces elements of an array, or of a collection that can be cleared and added to, or characters of a text.</summary>
    /// <param name="target">The array, collection, or <see cref="StringBuilder"/>.</param>
    /// <param name="arguments">
    /// Where the elements go, and the elements: a list or an immutable array of them. Of an array, from that index on; of another collection, after that many
    /// elements that stay, in place of all that come after these, or, where it is -1, after all that there are. Of a text, after that many characters, and a string.
    /// </param>
    /// <param name="binder">What uses the members.</param>
    public static void Replace(object target, object?[] arguments, MemberBinder binder)
    {
        if (target is StringBuilder builder && arguments is [int kept, string text])
        {
            ReplaceText(builder, kept, text, binder);
            return;
        }
        if (arguments is not [int from, IList elements])
            throw new RemoteProtocolException("A replacement consists of a place and the elements.");
        if (target is Array array)
            ReplaceIn(array, from, elements, binder);
        else if (target is BitArray bits)
            Lengthen(bits, from, elements, binder);
        else if (target.GetType() is { IsGenericType: true } type && Array.IndexOf(Memories, type.GetGenericTypeDefinition()) >= 0)
            ReplaceInMemory(target, from, elements, binder);
        else
            Refill(target, from, elements, binder);
    }

    private static void ReplaceText(StringBuilder builder, int kept, string text, MemberBinder binder)
    {
        if (kept < 0 || kept > builder.Length)
            throw new ArgumentException($"Of a text of {builder.Length} characters, {kept} cannot stay.");
        if (kept < builder.Length)
            binder.Set(builder, nameof(StringBuilder.Length), new CallArguments([kept]));
        if (text.Length > 0)
            binder.InvokeMember(builder, nameof(StringBuilder.Append), new CallArguments([text]));
    }

    private static void ReplaceIn(Array array, int from, IList elements, MemberBinder binder)
    {
        if (from < 0 || from > array.Length - elements.Count)
            throw new ArgumentException($"An array of {array.Length} elements cannot take {elements.Count} elements from {from} on.");
        if (elements.Count == 0)
            return;
        // The gate judges the type's indexer and not the place: it is asked with the first element.
        binder.SetIndex(array, new CallArguments([.. PlaceOf(from, array), elements[0]]));
        if (array.Rank == 1 && elements.GetType() == typeof(ImmutableArray<>).MakeGenericType(array.GetType().GetElementType()!))
        {
            elements.CopyTo(array, array.GetLowerBound(0) + from);
            return;
        }
        for (var i = 1; i < elements.Count; i++)
            binder.SetIndex(array, new CallArguments([.. PlaceOf(from + i, array), elements[i]]));
    }

    // As target.Slice(from, count) and CopyTo would.
    private static void ReplaceInMemory(object target, int from, IList elements, MemberBinder binder)
    {
        var array = Array.CreateInstance(target.GetType().GetGenericArguments()[0], elements.Count);
        elements.CopyTo(array, 0);
        var part = binder.InvokeMember(target, nameof(Memory<>.Slice), new CallArguments([from, elements.Count]));
        binder.InvokeMember(Activator.CreateInstance(typeof(Memory<>).MakeGenericType(array.GetType().GetElementType()!), array)!, nameof(Memory<>.CopyTo), new CallArguments([part]));
    }

    // Has no members that add and clear.
    private static void Lengthen(BitArray bits, int kept, IList elements, MemberBinder binder)
    {
        var start = kept < 0 ? bits.Length : kept;
        if (start + elements.Count != bits.Length)
            binder.Set(bits, nameof(BitArray.Length), new CallArguments([start + elements.Count]));
        for (var i = 0; i < elements.Count; i++)
            binder.SetIndex(bits, new CallArguments([start + i, elements[i]]));
    }

    // Where an array of any rank has the element that comes up after so many others: the last dimension runs fastest.
    private static object?[] PlaceOf(int position, Array array)
    {
        var place = new object?[array.Rank];
        for (var dimension = array.Rank - 1; dimension >= 0; dimension--)
        {
            var length = array.GetLength(dimension);
            place[dimension] = array.GetLowerBound(dimension) + (position % length);
            position /= length;
        }
        return place;
    }

    private static void Refill(object target, int kept, IList elements, MemberBinder binder)
    {
        if (target is IList { IsFixedSize: true } list && kept >= 0 && kept + elements.Count == list.Count)
        {
            for (var i = 0; i < elements.Count; i++)
                binder.SetIndex(target, new CallArguments([kept + i, elements[i]]));
            return;
        }
        var names = binder.MemberNames(target);
        var adder = names.Contains("Add") ? "Add" : Array.Find(Adders, names.Contains) ?? "Add";
        if (kept == 0)
            binder.InvokeMember(target, "Clear", CallArguments.None);
        else if (kept > 0)
            Truncate(target, kept, binder);
        // A stack enumerates from its top, and is filled from its bottom.
        foreach (var element in adder == "Push" ? elements.Cast<object?>().Reverse() : elements.Cast<object?>())
            binder.InvokeMember(target, adder, new CallArguments(Parts(target, element)));
    }

    private static void Truncate(object target, int kept, MemberBinder binder)
    {
        for (var last = (int)binder.Get(target, nameof(ICollection.Count))! - 1; last >= kept; last--)
            binder.InvokeMember(target, nameof(IList.RemoveAt), new CallArguments([last]));
    }

    // A dictionary is filled with keys and values, a queue with what it holds and how urgent that is; a list of pairs with pairs.
    private static object?[] Parts(object target, object? element) => element switch
    {
        ITuple { Length: 2 } item when CopiedPriorities.IsFor(target.GetType()) => [item[0], item[1]],
        _ when IsMap(target) && CopiedPair.TryTake(element, out var pair) => [pair.Key, pair.Value],
        _ => [element],
    };

    private static bool IsMap(object target) => target is IDictionary or StringDictionary or NameValueCollection
        || Array.Exists(target.GetType().GetInterfaces(), static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IDictionary<,>));
}
