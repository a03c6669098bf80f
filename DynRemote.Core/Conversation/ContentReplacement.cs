using DynRemote.Binding;
using DynRemote.Operations;

namespace DynRemote.Conversation;

/// <summary>
/// Gives a collection of this side the content that the peer left in a copy of it. Each step is a use of one of the collection's own members, which the gate
/// judges as if the peer had used it itself.
/// </summary>
internal static class ContentReplacement
{
    /// <summary>The members that add an element; queues and stacks have no <c>Add</c>.</summary>
    private static readonly string[] Adders = ["Enqueue", "Push"];

    /// <summary>Replaces the elements of an array, or of a collection that can be cleared and added to.</summary>
    public static void Replace(object target, object?[] elements, MemberBinder binder)
    {
        if (target is Array array)
            ReplaceIn(array, elements, binder);
        else
            Refill(target, elements, binder);
    }

    private static void ReplaceIn(Array array, object?[] elements, MemberBinder binder)
    {
        if (array.Length != elements.Length)
            throw new ArgumentException($"An array of {array.Length} elements cannot take the content of a copy with {elements.Length}.");
        for (var i = 0; i < elements.Length; i++)
            binder.SetIndex(array, new CallArguments([.. PlaceOf(i, array), elements[i]]));
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

    private static void Refill(object target, object?[] elements, MemberBinder binder)
    {
        var names = binder.MemberNames(target);
        var adder = names.Contains("Add") ? "Add" : Array.Find(Adders, names.Contains) ?? "Add";
        binder.InvokeMember(target, "Clear", CallArguments.None);
        // A stack enumerates from its top, and is filled from its bottom.
        foreach (var element in adder == "Push" ? elements.Reverse() : elements)
            binder.InvokeMember(target, adder, new CallArguments(Parts(element)));
    }

    // A dictionary is filled with keys and values.
    private static object?[] Parts(object? element)
    {
        var type = element?.GetType();
        return type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)
            ? [type.GetProperty("Key")!.GetValue(element), type.GetProperty("Value")!.GetValue(element)]
            : [element];
    }
}
