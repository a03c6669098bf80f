using System.Linq.Expressions;
using DynRemote.Access;
using DynRemote.Binding;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Proxies;
using DynRemote.Values;

namespace DynRemote.Conversation;

/// <summary>
/// Does the operations that the peer asks for on this side's objects: each kind by the binder, which asks the gate before it touches a member.
/// </summary>
internal sealed class Performer(MemberBinder binder, Lingering lingering)
{
    /// <summary>Makes the performer of one connection.</summary>
    public static Performer Create(RemoteOptions options, Lingering lingering)
    {
        var gate = MemberGate.For(options.Policy, options.Logger);
        return new Performer(new MemberBinder(gate, ProxyArguments.Instance), lingering);
    }

    /// <summary>Does an operation on an object of this side, or passes it on where the object is a third peer's.</summary>
    public object? Perform(object target, in Operation operation)
    {
        if (target is RemoteObject foreign)
            return PassOn(foreign, operation);
        var name = operation.Name ?? "";
        var arguments = operation.Arguments;
        switch (operation.Kind)
        {
            case OperationKind.Get:
                return binder.Get(target, name);
            case OperationKind.Set:
                binder.Set(target, name, One(operation), arguments.IsConstant(0));
                return null;
            case OperationKind.InvokeMember:
                return binder.InvokeMember(target, name, arguments);
            case OperationKind.Invoke:
                return binder.Invoke(target, arguments);
            case OperationKind.GetIndex:
                return binder.GetIndex(target, arguments);
            case OperationKind.SetIndex:
                binder.SetIndex(target, arguments);
                return null;
            case OperationKind.DeleteMember:
                binder.DeleteMember(target, name);
                return null;
            case OperationKind.DeleteIndex:
                binder.DeleteIndex(target, arguments);
                return null;
            case OperationKind.Convert:
                return binder.Convert(target, TypeArgument(operation), operation.IsExplicit);
            case OperationKind.Binary:
                return binder.Binary(Operator(name), target, One(operation), arguments.IsConstant(0) ? (byte)2 : (byte)0);
            case OperationKind.BinaryFromRight:
                return binder.Binary(Operator(name), One(operation), target);
            case OperationKind.Unary:
                return binder.Unary(Operator(name), target);
            case OperationKind.Create:
                return binder.Create(Target<Type>(target, operation.Kind), arguments);
            case OperationKind.MemberNames:
                return StringList.Of(binder.MemberNames(target));
            case OperationKind.Enumerate:
                return NextOf(lingering.Add(Cursor.Open(target, binder.Enumerate(target))));
            case OperationKind.Next:
                return NextOf(Target<Cursor>(target, operation.Kind));
            case OperationKind.Dispose when target is Cursor cursor:
                lingering.End(cursor);
                return null;
            case OperationKind.Dispose:
                binder.Dispose(target);
                return null;
            case OperationKind.Await:
                return Awaiting.Of(target, binder);
            case OperationKind.Subscribe when target is CancellationToken token:
                lingering.Add(CancellationWatch.Add(binder, One(operation), token));
                return null;
            case OperationKind.Subscribe:
                lingering.Add(Subscription.Add(binder, target, name, One(operation)));
                return null;
            case OperationKind.Unsubscribe:
                lingering.Remove(Subscription.Remove(binder, target, name, One(operation)));
                return null;
            case OperationKind.Describe:
                return TypeDescription.Of(Target<Type>(target, operation.Kind), binder);
            case OperationKind.IsInstance:
                return TypeArgument(operation).IsInstanceOfType(target);
            case OperationKind.TypeOf when arguments.Values.Length > 0:
                return new ByReference(TypeArgument(operation));
            case OperationKind.TypeOf:
                return new ByReference(target.GetType());
            case OperationKind.Lookup:
                return Target<ExportedNames>(target, operation.Kind).Get(name);
            case OperationKind.Names:
                return StringList.Of(Target<ExportedNames>(target, operation.Kind).Names);
            case OperationKind.Replace:
                ContentReplacement.Replace(target, arguments.Values, binder);
                return null;
            case OperationKind.Copy:
                return DataReading.Of(target, arguments, binder);
            case OperationKind.ReadBytes:
                return StreamBytes.Read(Target<Stream>(target, operation.Kind), One<int>(operation), binder.Gate);
            case OperationKind.WriteBytes:
                StreamBytes.Write(Target<Stream>(target, operation.Kind), One<ReadOnlyMemory<byte>>(operation), binder.Gate);
                return null;
            default:
                throw new RemoteProtocolException($"There is no operation of kind {(int)operation.Kind}.");
        }
    }

    private static object? PassOn(RemoteObject foreign, in Operation operation) => operation.Kind switch
    {
        OperationKind.Await => foreign.PerformAsync(operation),
        OperationKind.Copy => DataTree.Of(foreign.Perform(operation)),
        _ => foreign.Perform(operation),
    };

    /// <summary>The peer no longer holds an object: an enumeration that it has not ended will not go on.</summary>
    public void Dropped(object target)
    {
        if (target is Cursor cursor)
            lingering.Remove(cursor);
    }

    private Chunk NextOf(Cursor cursor)
    {
        try
        {
            return cursor.Next();
        }
        finally
        {
            if (cursor.HasEnded)
                lingering.Remove(cursor);
        }
    }

    private static object? One(in Operation operation) => operation.Arguments.Values is [var only]
        ? only
        : throw new RemoteProtocolException($"{operation.Kind} takes one argument; {operation.Arguments.Values.Length} were sent.");

    private static T One<T>(in Operation operation) => One(operation) is T fitting
        ? fitting
        : throw new RemoteProtocolException($"{operation.Kind} takes a {typeof(T).Name}.");

    private static Type TypeArgument(in Operation operation) => One(operation) switch
    {
        Type type => type,
        RemoteType foreign => throw new Microsoft.CSharp.RuntimeBinder.RuntimeBinderException(
            $"Cannot convert to type '{foreign.FullName}'\nThe owner of the object does not have this type. Use it as dynamic, through an interface (Remote.As<T>), or as a copy (Remote.Copy<T>)."),
        var other => throw new RemoteProtocolException($"{operation.Kind} takes a type; a {other?.GetType().Name ?? "null"} was sent."),
    };

    private static ExpressionType Operator(string name) =>
        Enum.TryParse<ExpressionType>(name, out var operation) && Enum.IsDefined(operation) ? operation : throw new RemoteProtocolException($"There is no operator '{name}'.");

    private static T Target<T>(object target, OperationKind kind) => target is T fitting
        ? fitting
        : throw new RemoteProtocolException($"{kind} is not an operation of a {target.GetType().Name}.");
}
