using System.Collections.Concurrent;
using DynRemote.Operations;
using DynRemote.References;
using DynRemote.Shapes;
using DynRemote.Values;

namespace DynRemote.Proxies;

/// <summary>
/// The emitted classes for one set of interfaces. They are kept for all connections and never unloaded, so their number is bounded: past
/// <see cref="PerConnection"/> of one peer, or <see cref="MaxSets"/> of all, proxies are plain, and an interface is a view of one (<see cref="Facade"/>) that
/// is made where it is asked for.
/// </summary>
internal sealed class FakeClasses
{
    /// <summary>For how many sets of interfaces one connection's peer may make this process emit classes.</summary>
    public const int PerConnection = 256;

    /// <summary>For how many sets this process emits classes.</summary>
    public const int MaxSets = 2048;

    /// <summary>A class with more methods is not emitted.</summary>
    private const int MaxMethods = 1000;

    private static readonly ConcurrentDictionary<HashSet<Type>, FakeClasses> Known = new(HashSet<Type>.CreateSetComparer());

    private readonly Lazy<Func<RemoteObject, IConversation, LimitedProxy>> _limit;

    private FakeClasses(HashSet<Type> interfaces)
    {
        Make = FakeClass.Emit<Func<IConversation, ImportEntry, TypeShape, RemoteObject>>(typeof(RemoteObject), interfaces);
        _limit = new Lazy<Func<RemoteObject, IConversation, LimitedProxy>>(
            () => FakeClass.Emit<Func<RemoteObject, IConversation, LimitedProxy>>(typeof(LimitedProxy), interfaces));
    }

    /// <summary>Makes a proxy with the interfaces.</summary>
    public Func<IConversation, ImportEntry, TypeShape, RemoteObject> Make { get; }

    /// <summary>Makes a second way to a proxy, with the interfaces.</summary>
    public Func<RemoteObject, IConversation, LimitedProxy> Limit => _limit.Value;

    /// <summary>The classes for those of some interfaces that a proxy can implement; <see langword="null"/> where there is none, or no more may be emitted.</summary>
    public static FakeClasses? Of(IEnumerable<Type> interfaces, TypeBudget budget)
    {
        var set = interfaces.Where(static face => FakeableInterfaces.ReasonAgainst(face) is null).ToHashSet();
        if (set.Count == 0)
            return null;
        if (Known.TryGetValue(set, out var known))
            return known;
        if (Known.Count >= MaxSets || MethodsOf(set) > MaxMethods || !budget.TryTake())
            return null;
        try
        {
            return Known.GetOrAdd(set, new FakeClasses(set));
        }
        // An interface refers to something that this process does not have, or the runtime will not have it implemented: its objects are used as others are
        // whose interfaces are not known.
        catch (Exception exception) when (exception is TypeLoadException or IOException or BadImageFormatException)
        {
            return null;
        }
    }

    private static int MethodsOf(HashSet<Type> set) => set.Sum(static face => face.GetMethods().Length);
}
