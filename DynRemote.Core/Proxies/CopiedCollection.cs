using System.Diagnostics.CodeAnalysis;

namespace DynRemote.Proxies;

/// <summary>The types that a copied sequence can have: arrays, the framework's collections, and the interfaces that these have.</summary>
internal static class CopiedCollection
{
    private static readonly Dictionary<Type, Type> ByInterface = new()
    {
        [typeof(IEnumerable<>)] = typeof(List<>),
        [typeof(ICollection<>)] = typeof(List<>),
        [typeof(IList<>)] = typeof(List<>),
        [typeof(IReadOnlyCollection<>)] = typeof(List<>),
        [typeof(IReadOnlyList<>)] = typeof(List<>),
        [typeof(ISet<>)] = typeof(HashSet<>),
        [typeof(IReadOnlySet<>)] = typeof(HashSet<>),
        [typeof(IDictionary<,>)] = typeof(Dictionary<,>),
        [typeof(IReadOnlyDictionary<,>)] = typeof(Dictionary<,>),
    };

    /// <summary>The type of the elements; of a dictionary, of its values.</summary>
    public static bool TryElementOf(Type type, [NotNullWhen(true)] out Type? element)
    {
        element = null;
        if (type.IsArray ? type.GetArrayRank() == 1 : IsGeneric(type) && RemoteCopy.CanMake(ConcreteOf(type)))
            element = PairOf(type)?.Value ?? ItemOf(type);
        return element is not null;
    }

    /// <summary>Whether the type tells what its elements are.</summary>
    public static bool IsGeneric(Type type) => type.IsArray || type.GetInterfaces().Prepend(type).Any(static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>));

    /// <summary>The keys' and values' types of a dictionary; else <see langword="null"/>.</summary>
    public static (Type Key, Type Value)? PairOf(Type type) =>
        ItemOf(type) is { IsGenericType: true } item && item.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)
            ? (item.GetGenericArguments()[0], item.GetGenericArguments()[1])
            : null;

    /// <summary>The type of what the collection enumerates.</summary>
    public static Type ItemOf(Type type) => type.IsArray
        ? type.GetElementType()!
        : type.GetInterfaces().Prepend(type).First(static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>)).GetGenericArguments()[0];

    /// <summary>The class that stands in for an interface; any other type as it is.</summary>
    public static Type ConcreteOf(Type type) =>
        type.IsInterface && type.IsGenericType && ByInterface.TryGetValue(type.GetGenericTypeDefinition(), out var open)
            ? open.MakeGenericType(type.GetGenericArguments())
            : type;
}
