using System.Reflection;
using DynRemote.Binding;

namespace DynRemote.Tests.Binding;

/// <summary>Lets everything through, except what a test hides, and remembers what it was asked.</summary>
internal sealed class PermissiveGate : IMemberGate
{
    public List<(Type Type, MemberInfo? Member, string Name, AccessKind Use)> Demands { get; } = [];

    public Func<MemberInfo, bool> Visible { get; init; } = _ => true;

    public bool Records { get; init; } = true;

    public bool AllowsStatics { get; init; } = true;

    public bool IsVisible(Type targetType, MemberInfo member) => Visible(member);

    public void Demand(Type targetType, MemberInfo? member, string name, AccessKind kind)
    {
        if (Records)
            Demands.Add((targetType, member, name, kind));
    }

    public bool Allows(Type targetType, MemberInfo? member, string name, AccessKind kind) => true;

    public IMemberGate Narrowed(RemoteView view) => this;

    public void DemandOfViews(Type targetType, string name, AccessKind kind) => Demand(targetType, null, name, kind);
}
