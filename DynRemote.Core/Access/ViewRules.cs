using System.Collections.Immutable;
using System.Reflection;

namespace DynRemote.Access;

/// <summary>What a <see cref="RemoteView"/> allows of its object. Never changed once made; views that allow the same may share them.</summary>
internal sealed class ViewRules
{
    private const string Walk = "GetEnumerator";

    private readonly ImmutableHashSet<string>? _allowed;
    private readonly ImmutableArray<Func<AccessRequest, bool>> _deciders;
    private readonly ImmutableHashSet<string> _denied;
    private readonly bool _isReadOnly;

    /// <summary>Methods that may be called although the view is read-only.</summary>
    private readonly ImmutableHashSet<string> _callable;

    private ViewRules(
        ImmutableHashSet<string>? allowed, ImmutableArray<Func<AccessRequest, bool>> deciders, ImmutableHashSet<string> denied, bool isReadOnly, ImmutableHashSet<string> callable)
    {
        _allowed = allowed;
        _deciders = deciders;
        _denied = denied;
        _isReadOnly = isReadOnly;
        _callable = callable;
    }

    /// <summary>Everything is allowed.</summary>
    public static ViewRules Everything { get; } = new(null, [], [], false, []);

    /// <summary>Everything that changes nothing is allowed. One instance, so that what is found out for one read-only view serves all.</summary>
    private static ViewRules Reading { get; } = new(null, [], [], true, []);

    /// <summary>Of what is allowed by name or by a function, these as well.</summary>
    public ViewRules Allow(IEnumerable<string> names) => new((_allowed ?? []).Union(names), _deciders, _denied, _isReadOnly, _callable);

    /// <summary>Of what is allowed by name or by a function, what this one allows as well.</summary>
    public ViewRules Allow(Func<AccessRequest, bool> decide) => new(_allowed ?? [], _deciders.Add(decide), _denied, _isReadOnly, _callable);

    /// <summary>These are not allowed, whatever else is.</summary>
    public ViewRules Deny(IEnumerable<string> names) => new(_allowed, _deciders, _denied.Union(names), _isReadOnly, _callable);

    /// <summary>Nothing is allowed that changes the object; of methods, those that are known not to, and these.</summary>
    public ViewRules ReadOnly(string[] callable) => ReferenceEquals(this, Everything) && callable.Length == 0
        ? Reading
        : new ViewRules(_allowed, _deciders, _denied, true, _callable.Union(callable));

    /// <summary>Judges a use of a member; of a name alone, where the members are dynamic or somebody else's.</summary>
    public Verdict Judge(in AccessRequest request)
    {
        var name = NameOf(request);
        if (_denied.Count > 0 && IsDenied(request, name))
            return Verdict.Refuse("the view denies it");
        if (Identity.IsAskedFor(request))
            return Verdict.Allow("what the object is and whether it is the same is known to whoever has it");
        var isNamed = false;
        if (_allowed is not null)
        {
            isNamed = IsIn(_allowed, request, name) || IsDecided(request);
            if (!isNamed && !IsLinq(request))
                return Verdict.Refuse(_allowed.Count == 0 ? "the view does not allow it" : $"the view allows only {string.Join(", ", _allowed.Order(StringComparer.Ordinal))}");
        }
        return _isReadOnly ? JudgeChange(request, isNamed || IsIn(_callable, request, name)) : Verdict.Allow("the view allows it");
    }

    private static Verdict JudgeChange(in AccessRequest request, bool isNamed) => request.Kind switch
    {
        AccessKind.Read or AccessKind.Enumerate => Verdict.Allow("it changes nothing"),
        AccessKind.Write or AccessKind.Subscribe => Verdict.Refuse("the view is read-only"),
        _ when isNamed => Verdict.Allow("the view names it"),
        _ when ReadingCalls.Include(request) => Verdict.Allow("it is known to change nothing"),
        _ => Verdict.Refuse("the view is read-only, and a call may change the object; naming the method in ReadOnly(…) would allow it"),
    };

    private bool IsDecided(AccessRequest request)
    {
        foreach (var decide in _deciders)
        {
            try
            {
                if (decide(request))
                    return true;
            }
            // A gate that fails is a gate that is shut.
            catch (Exception)
            {
                return false;
            }
        }
        return false;
    }

    // A member can be reached through other declarations of it, which may have other names.
    private bool IsDenied(in AccessRequest request, string name) =>
        IsIn(_denied, request, name)
        || (request.Member is { } member && Kinship.Of(request.TargetType, member).Any(relative => _denied.Contains(PlainName(relative))));

    private static bool IsIn(ImmutableHashSet<string> names, in AccessRequest request, string name) =>
        names.Contains(name)
        || (request.Kind is AccessKind.Enumerate && names.Contains(Walk))
        || (request.Member is PropertyInfo property && names.Contains("Item") && property.GetIndexParameters().Length > 0);

    // LINQ walks the target, and whether that is allowed has been asked before.
    private static bool IsLinq(in AccessRequest request) => request.Member is { } member && Sequences.IsLinq(request.TargetType, member);

    // Not as it was asked for: a member has one name, and what is remembered of it is remembered under none.
    private static string NameOf(in AccessRequest request) => request.Member is { } member ? PlainName(member) : request.Name;

    // "Ns.IFoo.Bar" of an explicit implementation; but ".ctor" is a name.
    private static string PlainName(MemberInfo member) =>
        member.Name.LastIndexOf('.') is > 0 and var dot ? member.Name[(dot + 1)..] : member.Name;
}
