using System.Reflection;

namespace DynRemote.Access;

/// <summary>Public instance members of what was handed out, except of objects that lead to everything else.</summary>
internal sealed class SafeRule : IAccessRule
{
    private SafeRule()
    {
    }

    /// <summary>The only one.</summary>
    public static SafeRule Instance { get; } = new();

    /// <inheritdoc/>
    public bool AllowsStatics => false;

    /// <inheritdoc/>
    public bool IgnoresNames => true;

    /// <inheritdoc/>
    public Verdict Judge(in AccessRequest request)
    {
        const string OnlyFull = "AccessPolicy.Full would allow it, for a peer that is trusted fully";
        var target = request.TargetType;
        if (ForbiddenKinds.OfTarget(target) is { } kind)
            return Verdict.Refuse($"the target is {kind}; {OnlyFull}");
        if (request.Member is not { } member)
            return Verdict.Allow("the target decides on its own members");
        if (member is ConstructorInfo)
            return Verdict.Refuse($"it constructs an object; {OnlyFull}, and so would an exported object with a method that makes one");
        if (member is Type)
            return Verdict.Refuse($"it is a nested type; {OnlyFull}");
        if (ForbiddenKinds.OfMember(target, member) is { } declared)
            return Verdict.Refuse($"the member belongs to {declared}; {OnlyFull}");
        if (target.IsAssignableTo(typeof(Delegate)) && !IsOfDelegates(member))
            return Verdict.Refuse($"a delegate can be called, and nothing else; {OnlyFull}");
        if (Kinship.IsStatic(member) && !Kinship.IsOperator(member) && !Sequences.IsLinq(target, member))
            return Verdict.Refuse($"it is static; {OnlyFull}, and so would an instance member of an exported object");
        return Verdict.Allow("it is a public instance member");
    }

    /// <summary>What a delegate's <c>Target</c> and <c>Method</c> lead to is none of the peer's business; that it is an object is.</summary>
    private static bool IsOfDelegates(MemberInfo member) => member.Name is
        nameof(Action.Invoke) or nameof(Equals) or nameof(GetHashCode) or nameof(ToString) or nameof(GetType);
}
