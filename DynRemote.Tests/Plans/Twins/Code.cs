namespace DynRemote.Tests.Plans.Twins;

/// <summary>What the code of a plan sees.</summary>
/// <param name="Root">The workshop, or its proxy.</param>
/// <param name="Ware">Another object of the owner's, or its proxy.</param>
/// <param name="Mine">An object of the caller's, which the owner sees as a proxy.</param>
internal sealed record Scope(dynamic Root, dynamic Ware, List<int> Mine)
{
    /// <summary>The variables of the code.</summary>
    public List<dynamic> Variables { get; } = [];
}

/// <summary>An expression of a plan.</summary>
/// <param name="Text">As it stands in a program.</param>
/// <param name="Here">Done directly.</param>
/// <param name="There">Recorded: the same, but for what has a name of its own in a plan.</param>
internal sealed record Code(string Text, Func<Scope, dynamic> Here, Func<Scope, dynamic> There)
{
    /// <summary>One that is written in the same way in both.</summary>
    public Code(string text, Func<Scope, dynamic> both)
        : this(text, both, both)
    {
    }
}
