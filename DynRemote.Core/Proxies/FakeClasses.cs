using System.Collections.Concurrent;
using DynRemote.Operations;
using DynRemote.References;
using DynRemote.Shapes;
using DynRemote.Values;

namespace DynRemote.Proxies;

/// <summary>
/// The emitted classes for one base class and set of interfaces. They are kept for all connections and never unloaded, so their methods are counted: past
/// <see cref="MethodsPerConnection"/> of one peer, or <see cref="MaxMethods"/> of all, proxies are plain, and an interface is a view of one
/// (<see cref="Facade"/>) that is made where it is asked for.
/// </summary>
internal sealed class FakeClasses
{
    /// <summary>How many methods one connection's peer may make this process emit. A list of a value type has 31.</summary>
    public const int MethodsPerConnection = 8 * 1024;

    /// <summary>How many this process emits for all peers.</summary>
    private const int MaxMethods = 64 * 1024;

    /// <summary>A class with more is not emitted.</summary>
    private const int MaxMethodsOfClass = 1024;

    private static readonly TypeBudget OfAll = new(MaxMethods);

    /// <summary>By the base class, then by the interfaces; <see langword="null"/> for those that the runtime lets no class have. Bounded by the budgets.</summary>
    private static readonly ConcurrentDictionary<Type, ConcurrentDictionary<HashSet<Type>, FakeClasses?>> KnownByBase = [];

    private readonly Lazy<Func<RemoteObject, IConversation, LimitedProxy>> _limit;

    private FakeClasses(Type baseClass, HashSet<Type> interfaces)
    {
        Make = FakeClass.Emit<Func<IConversation, ImportEntry, TypeShape, RemoteObject>>(baseClass, interfaces);
        _limit = new Lazy<Func<RemoteObject, IConversation, LimitedProxy>>(
            () => FakeClass.Emit<Func<RemoteObject, IConversation, LimitedProxy>>(typeof(LimitedProxy), interfaces));
    }

    /// <summary>Makes a proxy with the interfaces.</summary>
    public Func<IConversation, ImportEntry, TypeShape, RemoteObject> Make { get; }

    /// <summary>Makes a second way to a proxy, with the interfaces.</summary>
    public Func<RemoteObject, IConversation, LimitedProxy> Limit => _limit.Value;

    /// <summary>The classes for those of some interfaces that a proxy can implement; <see langword="null"/> where there is none, or no more may be emitted.</summary>
    /// <param name="baseClass">The class of a proxy without interfaces.</param>
    /// <param name="interfaces">The interfaces.</param>
    /// <param name="methods">How many methods the peer may still make this process emit.</param>
    public static FakeClasses? Of(Type baseClass, IEnumerable<Type> interfaces, TypeBudget methods)
    {
        var set = interfaces.Where(static face => FakeableInterfaces.ReasonAgainst(face) is null).ToHashSet();
        if (set.Count == 0)
            return null;
        var known = KnownByBase.GetOrAdd(baseClass, static _ => new(HashSet<Type>.CreateSetComparer()));
        if (known.TryGetValue(set, out var classes))
            return classes;
        var count = MethodsOf(set);
        return count <= MaxMethodsOfClass && methods.TryTake(count) && OfAll.TryTake(count) ? known.GetOrAdd(set, Emit(baseClass, set)) : null;
    }

    private static FakeClasses? Emit(Type baseClass, HashSet<Type> set)
    {
        try
        {
            return new FakeClasses(baseClass, set);
        }
        // An interface refers to something that this process does not have, or the runtime will not have it implemented: its objects are used as others are
        // whose interfaces are not known.
        catch (Exception exception) when (exception is TypeLoadException or IOException or BadImageFormatException)
        {
            return null;
        }
    }

    private static int MethodsOf(HashSet<Type> set) =>
        set.Concat(set.SelectMany(static face => face.GetInterfaces())).Distinct().Sum(static face => InterfaceMember.AllOf(face).Count());
}
