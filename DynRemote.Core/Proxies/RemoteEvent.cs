using System.Dynamic;
using System.Linq.Expressions;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>
/// An event of a remote object, as <c>x.Changed</c> gives it. C# makes three operations of <c>x.Changed += h</c>: get, add-assign, set; this handle is what
/// the first gives, its operators do the work, and the proxy takes the last for done.
/// </summary>
internal sealed class RemoteEvent(RemoteObject target, string name) : DynamicObject
{
    /// <summary>The object whose event it is.</summary>
    public RemoteObject Target { get; } = target;

    /// <summary>The event's name.</summary>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public override bool TryBinaryOperation(BinaryOperationBinder binder, object? arg, out object? result)
    {
        result = this;
        OperationKind kind;
        switch (binder.Operation)
        {
            case ExpressionType.AddAssign or ExpressionType.Add:
                kind = OperationKind.Subscribe;
                break;
            case ExpressionType.SubtractAssign or ExpressionType.Subtract:
                kind = OperationKind.Unsubscribe;
                break;
            default:
                return false;
        }
        if (kind == OperationKind.Subscribe && arg is Delegate handler)
            HandlerTypes.RequirePossible(handler);
        // As in C#, null is no handler, and several in one are as many.
        if (arg is Delegate { HasSingleTarget: false } several)
        {
            foreach (var one in kind == OperationKind.Subscribe ? several.GetInvocationList() : several.GetInvocationList().Reverse())
                Target.Perform(new Operation(kind, Name, one));
        }
        else if (arg is not null)
        {
            Target.Perform(new Operation(kind, Name, arg));
        }
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"event {Target.Shape.Name}.{Name}";
}
