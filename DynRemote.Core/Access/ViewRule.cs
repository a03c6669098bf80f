namespace DynRemote.Access;

/// <summary>A policy's rule with what a view says of its object besides. Both must allow a use: a view opens nothing that the policy shuts.</summary>
/// <param name="rules">What the view allows.</param>
/// <param name="target">The type of its object: what an operation does to objects of other types on its way is the policy's alone.</param>
/// <param name="basis">The policy's rule, or that of a view that the view is of.</param>
internal sealed class ViewRule(ViewRules rules, Type target, IAccessRule basis) : IAccessRule
{
    /// <inheritdoc/>
    public bool AllowsStatics => basis.AllowsStatics;

    /// <inheritdoc/>
    public bool IgnoresNames => false;

    /// <inheritdoc/>
    public Verdict Judge(in AccessRequest request)
    {
        var verdict = request.TargetType == target ? rules.Judge(request) : Verdict.Allow("it is not the view's object");
        return verdict.IsAllowed ? basis.Judge(request) : verdict;
    }

    /// <summary>What the views alone say.</summary>
    public Verdict JudgeAlone(in AccessRequest request)
    {
        var verdict = rules.Judge(request);
        return verdict.IsAllowed && basis is ViewRule inner ? inner.JudgeAlone(request) : verdict;
    }
}
