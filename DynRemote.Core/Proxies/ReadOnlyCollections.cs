using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace DynRemote.Proxies;

/// <summary>
/// Remote collections that nobody can change. A parameter of a class that can be changed does not take them, as it does not locally: what the callee changed in
/// a copy could not be written back.
/// </summary>
internal static class ReadOnlyCollections
{
    private static readonly Type[] Kinds = [typeof(ReadOnlyCollection<>), typeof(ReadOnlyDictionary<,>), typeof(ReadOnlySet<>), typeof(ReadOnlyObservableCollection<>)];

    private static readonly string[] Names = Array.ConvertAll(Kinds, static kind => kind.FullName + "[");

    /// <summary>Whether a copy of a remote collection must not be passed as a type, for the type can be changed and the collection cannot.</summary>
    public static bool IsRefused(RemoteObject proxy, Type type) =>
        Array.Exists(Names, name => proxy.Shape.Name.StartsWith(name, StringComparison.Ordinal)) && !IsReadOnly(type);

    /// <summary>A list as restricted as the remote one: <see cref="ArrayList.ReadOnly(ArrayList)"/> and <see cref="ArrayList.FixedSize(ArrayList)"/> are lists of a class of their own.</summary>
    public static object Like(RemoteObject proxy, object copy) => copy is not ArrayList list ? copy : proxy.Shape.Name switch
    {
        "System.Collections.ArrayList+ReadOnlyArrayList" => ArrayList.ReadOnly(list),
        "System.Collections.ArrayList+FixedSizeArrayList" => ArrayList.FixedSize(list),
        _ => copy,
    };

    private static bool IsReadOnly(Type type) => (type.IsGenericType && Array.IndexOf(Kinds, type.GetGenericTypeDefinition()) >= 0)
        || type.Namespace == typeof(ImmutableArray).Namespace || type.Namespace == typeof(FrozenSet).Namespace;
}
