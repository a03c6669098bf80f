namespace DynRemote;

/// <summary>
/// Hides a member from peers under every policy, <see cref="AccessPolicy.Full"/> included: for them it does not exist. On a class or struct it hides
/// all members of its objects and of those of derived classes; on an interface, the members declared there.
/// </summary>
/// <remarks>What implements or overrides a hidden member is hidden too, and so is the interface or base member on an object that hides its own.</remarks>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Constructor |
    AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Event)]
public sealed class RemoteHiddenAttribute : Attribute;
