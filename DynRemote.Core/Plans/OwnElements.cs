using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using DynRemote.Proxies;
using DynRemote.Values;

namespace DynRemote.Plans;

/// <summary>
/// A collection of this side in a query that the owner evaluates: its elements go along, each by its own rule, for else the owner would come back for them once for
/// each element of its own. A sequence that cannot tell how many it has may be endless, and stays where it is.
/// </summary>
internal static class OwnElements
{
    /// <summary>Of more, the owner fetches what it needs, in parts.</summary>
    private const int Most = 64 * 1024;

    private static readonly MethodInfo PackMethod = typeof(OwnElements).GetMethod(nameof(Pack), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>What goes with the plan for a sequence; anything that is no collection of this side is left as it is.</summary>
    public static object? Of(object? sequence)
    {
        if (sequence is not IEnumerable elements || ProxyOrigin.Of(sequence) is not null || CountOf(elements) is not <= Most)
            return sequence;
        var type = ElementTypes.Of(sequence.GetType());
        return type is not null && ScalarTypes.TryKindOf(Nullable.GetUnderlyingType(type) ?? type, out _)
            ? PackMethod.MakeGenericMethod(type).Invoke(null, [elements])
            : new DataTree.Elements([.. elements.Cast<object?>()]);
    }

    private static int? CountOf(IEnumerable elements) => elements switch
    {
        string => null, // a value as it is
        ICollection collection => collection.Count,
        _ when Array.Find(elements.GetType().GetInterfaces(), IsCounted) is { } counted => (int)counted.GetProperty(nameof(ICollection.Count))!.GetValue(elements)!,
        _ => null,
    };

    private static bool IsCounted(Type face) =>
        face.IsGenericType && (face.GetGenericTypeDefinition() == typeof(ICollection<>) || face.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>));

    // With its element type, so that the owner knows what a sum of nothing is.
    private static ImmutableArray<T> Pack<T>(IEnumerable<T> elements) => [.. elements];
}
