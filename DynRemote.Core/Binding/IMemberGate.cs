using System.Reflection;

namespace DynRemote.Binding;

/// <summary>
/// The one place where it is decided whether a member may be touched. Binding asks it before every touch, by whatever route; the answers live in Access.
/// </summary>
internal interface IMemberGate
{
    /// <summary>Tells whether the member may be seen at all when candidates are looked up: a member that is not visible is as if it did not exist.</summary>
    bool IsVisible(Type targetType, MemberInfo member);

    /// <summary>Whether static members, constructors and reflection objects are open (<c>AccessPolicy.Full</c>).</summary>
    bool AllowsStatics { get; }

    /// <summary>Returns if the use is allowed.</summary>
    /// <param name="targetType">The run-time type of the target, or the type itself for static members and constructors.</param>
    /// <param name="member">The resolved member, or <see langword="null"/> for a target whose members are dynamic.</param>
    /// <param name="name">The member's name as it was asked for.</param>
    /// <param name="kind">What is about to be done.</param>
    /// <exception cref="RemoteAccessException">It is not allowed.</exception>
    void Demand(Type targetType, MemberInfo? member, string name, AccessKind kind);

    /// <summary>Tells whether <see cref="Demand"/> would return. What is only asked is not logged.</summary>
    /// <param name="targetType">As for <see cref="Demand"/>.</param>
    /// <param name="member">As for <see cref="Demand"/>.</param>
    /// <param name="name">As for <see cref="Demand"/>.</param>
    /// <param name="kind">As for <see cref="Demand"/>.</param>
    bool Allows(Type targetType, MemberInfo? member, string name, AccessKind kind);

    /// <summary>The gate for the object of a view: what this one allows, as far as the view does.</summary>
    /// <exception cref="RemoteAccessException">The view has been revoked.</exception>
    IMemberGate Narrowed(RemoteView view);

    /// <summary>
    /// Returns if the views that this gate is narrowed by allow a use. For what is done to an object without touching a member of it that the policy judges: C#'s own
    /// operators and conversions, and all operations on an object of a third peer.
    /// </summary>
    /// <param name="targetType">The type of the object.</param>
    /// <param name="name">The name of the member, or what the operator is called as a method.</param>
    /// <param name="kind">What is about to be done.</param>
    /// <exception cref="RemoteAccessException">A view does not allow it.</exception>
    void DemandOfViews(Type targetType, string name, AccessKind kind);
}
