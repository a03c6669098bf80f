using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Binding;

/// <summary>What two dynamic operations must have in common to share a call site: everything but the values.</summary>
/// <param name="kind">The operation.</param>
/// <param name="name">The member's name, the operator, or the type of a conversion; empty where there is none.</param>
/// <param name="arguments">The arguments; of them only number, names, type arguments and by-reference flags matter.</param>
internal sealed class DynamicShape(OperationKind kind, object name, CallArguments arguments) : IEquatable<DynamicShape>
{
    private readonly OperationKind _kind = kind;
    private readonly object _name = name;
    private readonly int _count = arguments.Values.Length;

    // Without the values: a shape that is kept must not keep a caller's objects alive.
    public CallArguments Arguments { get; } = arguments with { Values = new object?[arguments.Values.Length] };

    public bool Equals(DynamicShape? other) =>
        other is not null && _kind == other._kind && _count == other._count && _name.Equals(other._name)
        && Arguments.ByReference == other.Arguments.ByReference
        && Arguments.Names.AsSpan().SequenceEqual(other.Arguments.Names)
        && Arguments.TypeArguments.AsSpan().SequenceEqual(other.Arguments.TypeArguments);

    public override bool Equals(object? obj) => Equals(obj as DynamicShape);

    public override int GetHashCode() => HashCode.Combine(_kind, _name, _count, Arguments.ByReference);
}
