using System.Collections;
using System.Runtime.CompilerServices;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>
/// Copies of remote collections that were made for parameters of a concrete collection type. After the call, what the callee changed in the copy is
/// brought to the original, so that <c>Sort(list)</c> sorts the caller's list.
/// </summary>
internal static class WrittenBackCopy
{
    /// <summary>The elements that a copy began with, for as long as the copy lives.</summary>
    private static readonly ConditionalWeakTable<object, object?[]> Before = [];

    /// <summary>Makes a copy whose changes can be told later.</summary>
    public static object Make(RemoteObject proxy, Type type)
    {
        var copy = RemoteCopy.Make(proxy, type);
        Before.AddOrUpdate(copy, Elements(copy));
        return copy;
    }

    /// <summary>Brings the changes of a copy to its original, in one operation if there are any.</summary>
    public static void WriteBack(RemoteObject original, object copy)
    {
        if (!Before.TryGetValue(copy, out var before))
            return;
        var after = Elements(copy);
        if (before.AsSpan().SequenceEqual(after))
            return;
        original.Perform(new Operation(OperationKind.Replace, null, after));
        Before.AddOrUpdate(copy, after);
    }

    private static object?[] Elements(object collection) => [.. ((IEnumerable)collection).Cast<object?>()];
}
