namespace DynRemote.Plans;

/// <summary>What is told of an operation in a plan beside its kind. The numbers are the protocol (docs/protocol.md).</summary>
[Flags]
internal enum PlanFlags : byte
{
    /// <summary>It has a name.</summary>
    HasName = 1,

    /// <summary>A conversion that was written as a cast.</summary>
    IsExplicit = 2,

    /// <summary>It stands in a checked context.</summary>
    IsChecked = 4,

    /// <summary>It sets the result of a compound assignment.</summary>
    IsCompound = 8,
}
