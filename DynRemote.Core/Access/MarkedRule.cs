namespace DynRemote.Access;

/// <summary>Of what <see cref="SafeRule"/> allows, only what is marked.</summary>
internal sealed class MarkedRule : IAccessRule
{
    private MarkedRule()
    {
    }

    /// <summary>The only one.</summary>
    public static MarkedRule Instance { get; } = new();

    /// <inheritdoc/>
    public bool AllowsStatics => false;

    /// <inheritdoc/>
    public bool IgnoresNames => true;

    /// <inheritdoc/>
    public Verdict Judge(in AccessRequest request)
    {
        var safe = SafeRule.Instance.Judge(request);
        if (!safe.IsAllowed)
            return safe;
        var target = request.TargetType;
        if (Carriers.Carries(request))
            return Verdict.Allow("it carries the result of a marked member");
        if (request.Member is not { } member)
            return target.IsDefined(typeof(RemoteVisibleAttribute), inherit: false)
                ? Verdict.Allow("the target's class is marked with [RemoteVisible]")
                : Verdict.Refuse("the target's class is not marked; [RemoteVisible] on it would allow it, and so would AccessPolicy.Safe");
        if (Sequences.IsLinq(target, member))
            return Verdict.Allow("it only walks the target, and that is allowed");
        return Marks.IsMarked(target, member, request.Kind)
            ? Verdict.Allow("it is marked with [RemoteVisible]")
            : Verdict.Refuse(
                "it is not marked; [RemoteVisible] on the member, on its class or on the interface it carries out would allow it, " +
                "and so would AccessPolicy.Safe");
    }
}
