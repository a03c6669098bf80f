using System.Reflection;
using DynRemote.Access;
using DynRemote.Binding;

namespace DynRemote.Tests.Access;

/// <summary>Asks a gate the way Binding does: by the member that was resolved.</summary>
internal static class GateCalls
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    /// <summary>The named member; where a class lacks it, of one of its interfaces.</summary>
    public static MemberInfo Member(Type type, string name) =>
        type.GetMember(name, All).Concat(type.GetInterfaces().SelectMany(i => i.GetMember(name, All))).FirstOrDefault()
        ?? throw new ArgumentException($"{type} has no member {name}");

    /// <summary>The refusal's message, or null if it is allowed.</summary>
    public static string? Refusal(this IMemberGate gate, Type type, MemberInfo? member, AccessKind kind, string? name = null)
    {
        try
        {
            gate.Demand(type, member, name ?? member?.Name ?? "Name", kind);
            return null;
        }
        catch (RemoteAccessException e)
        {
            return e.Message;
        }
    }

    /// <summary>The refusal's message, or null if it is allowed.</summary>
    public static string? Refusal(AccessPolicy policy, Type type, string name, AccessKind kind) =>
        MemberGate.For(policy).Refusal(type, Member(type, name), kind);

    /// <summary>Whether the member can be seen.</summary>
    public static bool IsVisible(AccessPolicy policy, Type type, string name) => MemberGate.For(policy).IsVisible(type, Member(type, name));
}
