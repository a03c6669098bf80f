using System.Collections;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Shapes;

namespace DynRemote.Proxies;

/// <summary>
/// Comparers of strings of a peer where one of the framework's is asked for. Those that compare the same in every process are those of this side: a sort by
/// one of them then asks nobody. The others are asked for each comparison.
/// </summary>
internal static class RemoteComparers
{
    private static readonly Dictionary<string, object> Same = new object[]
    {
        StringComparer.Ordinal, StringComparer.OrdinalIgnoreCase, EqualityComparer<string>.Default, ReferenceEqualityComparer.Instance,
    }.ToDictionary(static comparer => comparer.GetType().ToString());

    private static readonly Type[] Defaults = [typeof(EqualityComparer<>), typeof(Comparer<>)];

    private static readonly Type[] Faces = [typeof(IComparer), typeof(IEqualityComparer), typeof(IComparer<string>), typeof(IEqualityComparer<string>)];

    /// <summary>Whether <see cref="Of"/> makes a remote object into a comparer of a type.</summary>
    public static bool CanMake(TypeShape shape, Type type) =>
        type == typeof(StringComparer)
            ? shape.Name.EndsWith("Comparer", StringComparison.Ordinal)
            : Array.IndexOf(Faces, type) >= 0 && Same.TryGetValue(shape.Name, out var known) && type.IsInstanceOfType(known);

    /// <summary>The comparer; the same each time.</summary>
    public static object Of(RemoteObject proxy, Type type) => Same.TryGetValue(proxy.Shape.Name, out var known) && type.IsInstanceOfType(known)
        ? known
        : TypedViews.Get(proxy, typeof(StringComparer), static (key, _) => new Asking((RemoteObject)key));

    /// <summary>
    /// What a copy of a remote dictionary, set or sorted collection is to compare its keys with, to find the same keys and to keep their order;
    /// <see langword="null"/> where that is what such a collection does anyhow. A comparer of the peer's own is asked for each comparison.
    /// </summary>
    /// <param name="comparer">What the remote collection compares them with.</param>
    /// <param name="key">What is compared.</param>
    public static object? OfKeys(object? comparer, Type key)
    {
        if (comparer is not RemoteObject proxy)
            return comparer;
        if (Same.TryGetValue(proxy.Shape.Name, out var known))
            return known is EqualityComparer<string> ? null : known;
        return Array.Exists(Defaults, open => IsDefault(open.MakeGenericType(key), proxy.Shape)) ? null : proxy;
    }

    // Of which class the default comparer is, depends on what it compares.
    private static bool IsDefault(Type comparers, TypeShape shape) =>
        comparers.GetProperty(nameof(Comparer<>.Default))!.GetValue(null)!.GetType().ToString() == shape.Name;

    private sealed class Asking(RemoteObject proxy) : StringComparer, IProxyBacked
    {
        public object Origin => proxy;

        public override int Compare(string? x, string? y) => (int)Call(nameof(Compare), x, y);

        public override bool Equals(string? x, string? y) => (bool)Call(nameof(Equals), x, y);

        public override int GetHashCode(string obj) => (int)Call(nameof(GetHashCode), obj);

        private object Call(string name, params object?[] arguments) => proxy.Perform(new Operation(OperationKind.InvokeMember, name, arguments))!;
    }
}
