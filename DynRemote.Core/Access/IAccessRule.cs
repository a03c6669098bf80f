namespace DynRemote.Access;

/// <summary>The judgement of one policy. Rules hold no state: what they say is remembered by the gate.</summary>
internal interface IAccessRule
{
    /// <summary>Whether static members, constructors and reflection objects are open.</summary>
    bool AllowsStatics { get; }

    /// <summary>Whether what was said of a target whose members are dynamic holds for all names.</summary>
    bool IgnoresNames { get; }

    /// <summary>Judges one use of a member that is neither hidden nor non-public.</summary>
    Verdict Judge(in AccessRequest request);
}
