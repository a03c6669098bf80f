namespace DynRemote.Plans;

/// <summary>What several values of a plan are together. The numbers are the protocol (docs/protocol.md).</summary>
internal enum RowKind : byte
{
    /// <summary>An anonymous object: equal to another with equal parts, and without an order.</summary>
    Anonymous = 1,

    /// <summary>A tuple: equal and ordered part by part.</summary>
    Tuple = 2,

    /// <summary>An array: equal to itself only.</summary>
    Array = 3,
}
