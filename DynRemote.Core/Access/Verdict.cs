namespace DynRemote.Access;

/// <summary>What a rule said, and why.</summary>
/// <param name="IsAllowed">Whether the use is allowed.</param>
/// <param name="Reason">Which rule decided; for a refusal also what would allow it. A part of a sentence, without its full stop.</param>
internal readonly record struct Verdict(bool IsAllowed, string Reason)
{
    /// <summary>The use is allowed.</summary>
    public static Verdict Allow(string reason) => new(true, reason);

    /// <summary>The use is refused.</summary>
    public static Verdict Refuse(string reason) => new(false, reason);
}
