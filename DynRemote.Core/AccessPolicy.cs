using System.Reflection;
using DynRemote.Access;

namespace DynRemote;

/// <summary>What peers may do with the objects of this side. Every touch of a member, by whatever route, is judged by it.</summary>
/// <remarks>
/// A policy guards both sides alike: the client's objects that are passed as arguments as well as the host's.
/// Members that are not public, and those with <see cref="RemoteHiddenAttribute"/>, are closed under every policy.
/// </remarks>
public sealed class AccessPolicy
{
    private AccessPolicy(string name, IAccessRule rule)
    {
        Name = name;
        Rule = rule;
    }

    /// <summary>
    /// The default: public instance members of what was handed out. Closed are static members and constructors, and all objects that lead to
    /// everything else: types and reflection, assemblies, expressions, service providers, threads, handles, what is behind a delegate.
    /// A type crosses as a mere token.
    /// </summary>
    public static AccessPolicy Safe { get; } = new("Safe", SafeRule.Instance);

    /// <summary>
    /// Only members with <see cref="RemoteVisibleAttribute"/>, on themselves, their class, or the interface or base member they carry out;
    /// and of these, only what <see cref="Safe"/> allows.
    /// </summary>
    /// <remarks>
    /// Types that nobody can mark are open as far as they carry the result of a marked member: a sequence, a collection or a tuple can be read,
    /// a task awaited, a delegate called.
    /// </remarks>
    public static AccessPolicy Marked { get; } = new("Marked", MarkedRule.Instance);

    /// <summary>All public members, static ones and reflection included. A peer can then do whatever this process can: only for peers that are trusted fully.</summary>
    public static AccessPolicy Full { get; } = new("Full", FullRule.Instance);

    /// <summary>The policy's name, as messages and logs show it.</summary>
    public string Name { get; }

    internal IAccessRule Rule { get; }

    /// <summary>A policy by a function.</summary>
    /// <param name="decide">
    /// Tells whether a peer may do this. What it allows is remembered for each type, member and kind, so it must answer the same question alike
    /// every time. It is called by many threads at once; an exception it throws counts as a refusal.
    /// </param>
    /// <param name="basis">
    /// The policy that must allow it as well, <see cref="Safe"/> where none is given. With <see cref="Full"/>, the function alone decides.
    /// </param>
    public static AccessPolicy Custom(Func<AccessRequest, bool> decide, AccessPolicy? basis = null)
    {
        ArgumentNullException.ThrowIfNull(decide);
        basis ??= Safe;
        return new AccessPolicy($"Custom({basis.Name})", new CustomRule(decide, basis.Rule));
    }

    /// <summary>A policy by a function of the target's type, the member and what is to be done with it.</summary>
    /// <param name="decide">As for <see cref="Custom(Func{AccessRequest, bool}, AccessPolicy?)"/>.</param>
    /// <param name="basis">As for <see cref="Custom(Func{AccessRequest, bool}, AccessPolicy?)"/>.</param>
    public static AccessPolicy Custom(Func<Type, MemberInfo?, AccessKind, bool> decide, AccessPolicy? basis = null)
    {
        ArgumentNullException.ThrowIfNull(decide);
        return Custom(request => decide(request.TargetType, request.Member, request.Kind), basis);
    }

    /// <summary>The policy's name.</summary>
    public override string ToString() => Name;
}
