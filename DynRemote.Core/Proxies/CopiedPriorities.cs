using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>Remote priority queues where a parameter or variable is one: a queue cannot be enumerated, and tells its content and its order by members.</summary>
internal static class CopiedPriorities
{
    private const string Items = nameof(PriorityQueue<,>.UnorderedItems);
    private const string Comparer = nameof(PriorityQueue<,>.Comparer);

    /// <summary>Whether a type is one of a priority queue.</summary>
    public static bool IsFor(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(PriorityQueue<,>);

    /// <summary>Whether a copy of a remote object can be made for a type. Costs no round trip.</summary>
    public static bool CanMake(RemoteObject proxy, Type type) => IsFor(type) && proxy.Shape.Name == type.ToString();

    /// <summary>The copy; one round trip, and one for each comparison where the queue has a comparer of its owner's.</summary>
    public static object Make(RemoteObject proxy, Type type)
    {
        var names = ImmutableArray.Create(Items, Comparer);
        var data = (IDictionary<string, object?>)proxy.Perform(new Operation(OperationKind.Copy, null, names, ImmutableArray.Create(DataPattern.Content, DataPattern.AsItIs)))!;
        var priority = type.GetGenericArguments()[1];
        var item = typeof(ValueTuple<,>).MakeGenericType(type.GetGenericArguments());
        if (!data.TryGetValue(Items, out var content) || content is not List<object?> told)
            throw new InvalidCastException($"A remote {proxy.Shape.Name} cannot be copied: its owner does not show its '{Items}'.");
        var items = Array.CreateInstance(item, told.Count);
        for (var i = 0; i < told.Count; i++)
            items.SetValue(ProxyConversion.ToType(told[i], item), i);
        var comparing = typeof(IComparer<>).MakeGenericType(priority);
        var comparer = data.TryGetValue(Comparer, out var shown) ? RemoteComparers.OfKeys(shown, priority) : null;
        // What is a heap already stays in its order, so that of equal priorities the same comes first.
        return type.GetConstructor([typeof(IEnumerable<>).MakeGenericType(item), comparing])!
            .Invoke(BindingFlags.DoNotWrapExceptions, null, [items, comparer is null ? null : ProxyConversion.ToType(comparer, comparing)], null);
    }

    /// <summary>What is in a queue, in the order in which it would make the same queue again; <see langword="null"/> for what is no queue.</summary>
    public static IEnumerable? ContentOf(object copy) => IsFor(copy.GetType()) ? (IEnumerable)copy.GetType().GetProperty(Items)!.GetValue(copy)! : null;
}
