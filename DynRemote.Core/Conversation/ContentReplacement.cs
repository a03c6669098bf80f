using System.Collections;
using System.Reflection;
using DynRemote.Binding;

namespace DynRemote.Conversation;

/// <summary>Gives a collection of this side the content that the peer left in a copy of it.</summary>
internal static class ContentReplacement
{
    private static readonly MethodInfo ReplaceMethod = typeof(ContentReplacement).GetMethod(nameof(ReplaceAll), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Replaces the elements of an array, a list, or any other <see cref="ICollection{T}"/>.</summary>
    public static void Replace(object target, object?[] elements, IMemberGate gate)
    {
        var type = target.GetType();
        gate.Demand(type, null, "Clear", MemberUse.Call);
        gate.Demand(type, null, "Add", MemberUse.Call);
        if (target is Array array)
        {
            if (array.Rank != 1 || array.Length != elements.Length)
                throw new ArgumentException($"An array of {array.Length} elements cannot take the content of a copy with {elements.Length}.");
            for (var i = 0; i < elements.Length; i++)
                array.SetValue(elements[i], i);
            return;
        }
        if (target is IList { IsReadOnly: false, IsFixedSize: false } list)
        {
            list.Clear();
            foreach (var element in elements)
                list.Add(element);
            return;
        }
        var collection = type.GetInterfaces().FirstOrDefault(static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ICollection<>))
            ?? throw new NotSupportedException($"The changes that were made to a copy of a {type} cannot be brought back: it is no collection that can be filled.");
        ReplaceMethod.MakeGenericMethod(collection.GetGenericArguments()).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [target, elements], null);
    }

    private static void ReplaceAll<T>(ICollection<T> collection, object?[] elements)
    {
        collection.Clear();
        foreach (var element in elements)
            collection.Add((T)element!);
    }
}
