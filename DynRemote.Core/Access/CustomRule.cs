namespace DynRemote.Access;

/// <summary>A function of the host and the policy it stands on must both allow a use.</summary>
internal sealed class CustomRule : IAccessRule
{
    private readonly Func<AccessRequest, bool> _decide;
    private readonly IAccessRule _basis;

    /// <summary>Makes the rule.</summary>
    public CustomRule(Func<AccessRequest, bool> decide, IAccessRule basis)
    {
        _decide = decide;
        _basis = basis;
    }

    /// <inheritdoc/>
    public bool AllowsStatics => _basis.AllowsStatics;

    /// <inheritdoc/>
    public bool IgnoresNames => false;

    /// <inheritdoc/>
    public Verdict Judge(in AccessRequest request)
    {
        var basis = _basis.Judge(request);
        if (!basis.IsAllowed)
            return basis;
        try
        {
            return _decide(request)
                ? Verdict.Allow("the custom policy's function allows it")
                : Verdict.Refuse("the custom policy's function refuses it; it would have to answer true for this type, member and kind");
        }
        catch (Exception e)
        {
            // A gate that fails is a gate that is shut. The peer learns only the kind of failure: the message may say what it must not know.
            return Verdict.Refuse($"the custom policy's function failed with {e.GetType().Name}, which counts as a refusal");
        }
    }
}
