namespace DynRemote.Access;

/// <summary>One decision of the gate, as it is logged.</summary>
/// <param name="TargetType">The run-time type of the target.</param>
/// <param name="MemberName">The member's name as it was asked for.</param>
/// <param name="Kind">What was about to be done.</param>
/// <param name="IsAllowed">Whether it was allowed.</param>
/// <param name="Reason">Which rule decided; for a refusal also what would allow it.</param>
internal sealed record AccessDecision(Type TargetType, string MemberName, AccessKind Kind, bool IsAllowed, string Reason)
{
    private const int LongestName = 200;

    /// <summary>The decision as a sentence: type, member, rule, and for a refusal what would allow it.</summary>
    /// <param name="gate">What has decided: the policy, with its name.</param>
    public string Describe(string gate) =>
        $"The {gate} {(IsAllowed ? "lets" : "does not let")} a peer {Verb} '{TargetType}.{Readable(MemberName)}': {Reason}.";

    private string Verb => Kind switch
    {
        AccessKind.Read => "read",
        AccessKind.Write => "write",
        AccessKind.Call => "call",
        AccessKind.Subscribe => "subscribe to",
        AccessKind.Construct => "construct through",
        AccessKind.Enumerate => "enumerate through",
        _ => "use",
    };

    /// <summary>A name may come from the wire: it must neither fill a log nor fake its lines.</summary>
    private static string Readable(string name)
    {
        var cut = name.Length > LongestName ? string.Concat(name.AsSpan(0, LongestName), "…") : name;
        return cut.Any(char.IsControl) ? string.Concat(cut.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : cut;
    }
}
