namespace DynRemote.Tests.Conformance.Differential;

/// <summary>What became of a scenario.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Before">The object before anything is done to it.</param>
/// <param name="ArgumentBefore">The argument before.</param>
/// <param name="Local">The run on the object itself.</param>
/// <param name="First">The first run on a proxy, when call sites and types are new.</param>
/// <param name="Again">A second one, in which the operations were counted.</param>
internal sealed record Finding(Scenario Scenario, string Before, string ArgumentBefore, Outcome Local, RemoteRun First, RemoteRun Again)
{
    /// <summary>The more expensive of the two runs.</summary>
    public long RoundTrips => Math.Max(First.RoundTrips, Again.RoundTrips);

    /// <summary>How many operations the compiler made of the piece.</summary>
    public int Operations => Again.Operations;

    /// <summary>Whether the piece came to the same both times.</summary>
    public bool IsSame => Local.IsMetBy(First.Outcome) && Local.IsMetBy(Again.Outcome);

    /// <summary>An outcome in one line: the result, and what has changed.</summary>
    public string Told(Outcome outcome)
    {
        var told = outcome.Result;
        if (outcome.Target != Before)
            told += $"; x: {outcome.Target}";
        return outcome.Argument == ArgumentBefore ? told : $"{told}; a: {outcome.Argument}";
    }

    /// <summary>The runs, for the eye.</summary>
    public override string ToString() =>
        $"{Scenario}\n  local:  {Local}\n  remote: {First.Outcome}" + (First.Outcome == Again.Outcome ? "" : $"\n  again:  {Again.Outcome}");
}
