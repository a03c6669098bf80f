namespace DynRemote;

/// <summary>
/// Opens a member to peers under <see cref="AccessPolicy.Marked"/>. On a class, a struct or an interface it opens the members declared there.
/// </summary>
/// <remarks>A mark on an interface or base member also opens what implements or overrides it. <see cref="RemoteHiddenAttribute"/> is stronger.</remarks>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface |
    AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Event,
    Inherited = false)]
public sealed class RemoteVisibleAttribute : Attribute;
