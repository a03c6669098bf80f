namespace DynRemote.Plans;

/// <summary>What a step of a plan does. The numbers are the protocol (docs/protocol.md).</summary>
internal enum StepKind : byte
{
    /// <summary>An operation on an object, as a request of its own would do it.</summary>
    Operation = 1,

    /// <summary><c>a &amp;&amp; b</c>: the block of b runs only if a is not false.</summary>
    And = 2,

    /// <summary><c>a || b</c>: the block of b runs only if a is not true.</summary>
    Or = 3,

    /// <summary>A condition and two blocks of which one runs.</summary>
    Choose = 4,

    /// <summary>An interpolated string.</summary>
    Format = 5,

    /// <summary>Several values as one: a tuple, an array, an anonymous object.</summary>
    Row = 6,

    /// <summary>A function that is passed to a member.</summary>
    Function = 7,

    /// <summary>A query operator.</summary>
    Sequence = 8,
}
