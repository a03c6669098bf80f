using System.Collections;
using System.Collections.Concurrent;
using System.Dynamic;
using System.Reflection;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Binding;

/// <summary>Names a group of rules: those of one operation on one name with one number of arguments.</summary>
internal readonly struct SiteKey(OperationKind kind, string name, int count) : IEquatable<SiteKey>
{
    private readonly OperationKind _kind = kind;
    private readonly string _name = name;
    private readonly int _count = count;

    public bool Equals(SiteKey other) => _kind == other._kind && _count == other._count && _name == other._name;

    public override bool Equals(object? obj) => obj is SiteKey other && Equals(other);

    public override int GetHashCode() => _name.GetHashCode(StringComparison.Ordinal) ^ ((int)_kind << 8) ^ _count;
}

/// <summary>All that is known of how one type's members are used.</summary>
/// <param name="type">The type.</param>
/// <param name="face">The interface of the type whose members alone are meant; <see langword="null"/> for the members of the type itself.</param>
internal sealed class TypeSites(Type type, Type? face = null)
{
    // A site that sees more kinds of arguments than this forgets the oldest; C#'s own call sites keep 10 rules and then 128.
    private const int MaxRulesOfSite = 32;

    // Concurrent. The arrays are never changed once they are in: a new rule makes a new array.
    private readonly ConcurrentDictionary<SiteKey, (ArgumentPattern Pattern, CallRule Rule)[]> _sites = [];

    // Concurrent; only names that mean something are in it, so its size is bounded by the type.
    private readonly ConcurrentDictionary<string, MemberSet> _members = new(StringComparer.Ordinal);

    private IReadOnlyDictionary<string, string[]>? _spellings;

    private IReadOnlyList<string>? _names;

    private IReadOnlyList<string>? _valueNames;

    /// <summary>The type.</summary>
    public Type Type { get; } = type;

    /// <summary>The interface whose members alone are meant, as after a cast to it; <see langword="null"/> where the type's own are.</summary>
    public Type? Interface { get; } = face;

    /// <summary>Whether its instances bind their members themselves.</summary>
    public bool IsDynamic { get; } = typeof(IDynamicMetaObjectProvider).IsAssignableFrom(type);

    /// <summary>Whether its instances are themselves types.</summary>
    public bool IsType { get; } = typeof(Type).IsAssignableFrom(type);

    /// <summary>Whether its instances are methods or events that were got and not used.</summary>
    public bool IsHandle { get; } = type == typeof(MethodGroup) || type == typeof(EventHandle);

    /// <summary>Whether it is bound by the plain rules for objects.</summary>
    public bool IsPlain => !IsDynamic && !IsType && !IsHandle;

    /// <summary>Whether members that it lacks may be those of <see cref="Enumerable"/>.</summary>
    public bool IsSequence { get; } = typeof(IEnumerable).IsAssignableFrom(type);

    /// <summary>The conversion operators that were looked for from the type, found or not. Concurrent; emptied when full, because peers choose the targets.</summary>
    public ConcurrentDictionary<(Type To, bool IsExplicit), MethodInfo?> Conversions { get; } = [];

    /// <summary>What is known of the members of the type's interfaces, as after a cast to one. Concurrent; bounded by the interfaces of the type.</summary>
    public ConcurrentDictionary<Type, TypeSites> Interfaces { get; } = [];

    public CallRule? Find(SiteKey key, CallArguments arguments)
    {
        if (!_sites.TryGetValue(key, out var rules))
            return null;
        foreach (var (pattern, rule) in rules)
        {
            if (pattern.Matches(arguments))
                return rule;
        }
        return null;
    }

    /// <summary>
    /// The names of members by what they are in any case. Made when they are first asked for; of two threads that make them, either's will do.
    /// </summary>
    public IReadOnlyDictionary<string, string[]> SpellingsOf(Func<Type, IEnumerable<string>> names) => _spellings ??= Spellings.Table(names(Type));

    /// <summary>The names of members that may be touched, found once: the gate answers the same question alike every time. Of two threads that find them, either's will do.</summary>
    public IReadOnlyList<string> Names(Func<Type, IReadOnlyList<string>> find) => _names ??= find(Type);

    /// <summary>As <see cref="Names"/>, of members that have a value to be read.</summary>
    public IReadOnlyList<string> ValueNames(Func<Type, IReadOnlyList<string>> find) => _valueNames ??= find(Type);

    /// <summary>Adds a rule; tells whether there is one more now than before.</summary>
    public bool Add(SiteKey key, ArgumentPattern pattern, CallRule rule)
    {
        var isMore = true;
        _sites.AddOrUpdate(
            key,
            static (_, added) => [added],
            (_, rules, added) =>
            {
                isMore = rules.Length < MaxRulesOfSite;
                return [added, .. rules.AsSpan(0, Math.Min(rules.Length, MaxRulesOfSite - 1))];
            },
            (pattern, rule));
        return isMore;
    }

    /// <summary>What a name means, found once.</summary>
    public MemberSet? Members(string name, Func<Type, string, MemberSet?> find)
    {
        if (_members.TryGetValue(name, out var known))
            return known;
        var found = find(Type, name);
        return found is null ? null : _members.GetOrAdd(name, found);
    }
}
