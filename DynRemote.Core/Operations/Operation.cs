using DynRemote.Messages;

namespace DynRemote.Operations;

/// <summary>One operation on an object, with everything the call site knew about it.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Name">The member's or operator's name, where the kind has one.</param>
/// <param name="Arguments">The arguments, local objects.</param>
internal readonly record struct Operation(OperationKind Kind, string? Name, CallArguments Arguments)
{
    /// <summary>Whether a conversion was written as a cast.</summary>
    public bool IsExplicit { get; init; }

    /// <summary>Whether the member's name is meant in any case, as in Visual Basic.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>
    /// Which interface of the target the member is one of: the place, from 1, among those that the shape of the target's type names; 0 where the member is
    /// looked up on the object itself.
    /// </summary>
    public byte Interface { get; init; }

    /// <summary>An operation without arguments.</summary>
    public Operation(OperationKind kind, string? name = null)
        : this(kind, name, CallArguments.None)
    {
    }

    /// <summary>An operation with plain positional arguments.</summary>
    public Operation(OperationKind kind, string? name, params object?[] arguments)
        : this(kind, name, new CallArguments(arguments))
    {
    }
}
