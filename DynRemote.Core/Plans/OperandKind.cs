namespace DynRemote.Plans;

/// <summary>What a step of a plan works on; the low two bits of its number on the wire.</summary>
internal enum OperandKind
{
    /// <summary>A parameter, or the result of an earlier step.</summary>
    Value = 0,

    /// <summary>What came with the plan.</summary>
    Input = 1,

    /// <summary>A part of a row or a group that another operand names.</summary>
    Field = 2,

    /// <summary><see langword="null"/>.</summary>
    Null = 3,
}
