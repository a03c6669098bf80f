using System.Linq.Expressions;
using DynRemote.Messages;
using Microsoft.CSharp.RuntimeBinder;

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

    /// <summary>The argument, of a kind that takes one.</summary>
    /// <exception cref="RemoteProtocolException">Another number was sent.</exception>
    public object? OnlyArgument => Arguments.Values is [var only]
        ? only
        : throw new RemoteProtocolException($"{Kind} takes one argument; {Arguments.Values.Length} were sent.");

    /// <summary>The same where it is a type.</summary>
    /// <exception cref="RuntimeBinderException">It is a type that this side does not have.</exception>
    /// <exception cref="RemoteProtocolException">It is none.</exception>
    public Type TypeArgument => OnlyArgument switch
    {
        Type type => type,
        RemoteType foreign => throw new RuntimeBinderException(
            $"Cannot convert to type '{foreign.FullName}'\nThe owner of the object does not have this type. Use it as dynamic, through an interface (Remote.As<T>), or as a copy (Remote.Copy<T>)."),
        var other => throw new RemoteProtocolException($"{Kind} takes a type; a {other?.GetType().Name ?? "null"} was sent."),
    };

    /// <summary>The operator that the name says, of the kinds that apply one.</summary>
    /// <exception cref="RemoteProtocolException">It says none.</exception>
    public ExpressionType Operator => Enum.TryParse<ExpressionType>(Name, out var op) && Enum.IsDefined(op)
        ? op
        : throw new RemoteProtocolException($"There is no operator '{Name}'.");
}
