using System.Runtime.CompilerServices;

namespace DynRemote.Binding;

/// <summary>
/// What binding has found out, shared by all binders of one gate: what a gate lets be seen decides what is found. It is bounded, because the names, types
/// and type arguments that fill it come from peers; failures are never kept.
/// </summary>
internal sealed class BindingCache
{
    /// <summary>The most rules that are kept; one more and all are dropped, for a program that really uses so many is rare and binding again is cheap.</summary>
    public const int MaxRules = 20_000;

    // Concurrent by itself. A cache lives as long as its gate.
    private static readonly ConditionalWeakTable<IMemberGate, BindingCache> Caches = [];

    // Replaced as a whole when full; readers may work on with the old tables.
    private volatile Tables _tables = new();

    // Written with Interlocked only. It may overshoot by the rules being added at the moment, and nothing depends on its being exact.
    private int _count;

    /// <summary>How many rules are kept.</summary>
    public int Count => Volatile.Read(ref _count);

    public static BindingCache For(IMemberGate gate) => Caches.GetValue(gate, static _ => new BindingCache());

    /// <summary>What is known of the instances of a type.</summary>
    public TypeSites InstancesOf(Type type) => _tables.Instances.GetValue(type, static key => new TypeSites(key));

    /// <summary>What is known of a type's static members.</summary>
    public TypeSites StaticsOf(Type type) => _tables.Statics.GetValue(type, static key => new TypeSites(key));

    /// <summary>Keeps a rule.</summary>
    public void Add(TypeSites sites, SiteKey key, ArgumentPattern pattern, CallRule rule)
    {
        if (!sites.Add(key, pattern, rule) || Interlocked.Increment(ref _count) <= MaxRules)
            return;
        Interlocked.Exchange(ref _count, 0);
        _tables = new Tables();
    }

    // Weak in the types, so that a collectible assembly's types do not live on for having been used.
    private sealed class Tables
    {
        public ConditionalWeakTable<Type, TypeSites> Instances { get; } = [];

        public ConditionalWeakTable<Type, TypeSites> Statics { get; } = [];
    }
}
