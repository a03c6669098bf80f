using System.Dynamic;
using System.Linq.Expressions;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>A method of a remote object as a value: <c>dynamic f = x.Foo; f(1)</c>. Its overloads are told apart by the owner when it is called.</summary>
internal sealed class RemoteMethod(RemoteObject target, string name) : DynamicObject, ICallable
{
    /// <summary>The object whose method it is.</summary>
    public RemoteObject Target { get; } = target;

    /// <summary>The method's name.</summary>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public object? Call(object?[] arguments, uint byReference) =>
        Target.Perform(new Operation(OperationKind.InvokeMember, Name, new CallArguments(arguments) { ByReference = byReference }));

    /// <inheritdoc/>
    public void Send(object?[] arguments) =>
        Target.Conversation.Pipeline.Send(Target, new Operation(OperationKind.InvokeMember, Name, new CallArguments(arguments)), null);

    /// <inheritdoc/>
    public override DynamicMetaObject GetMetaObject(Expression parameter) => new MethodMetaObject(parameter, this, base.GetMetaObject(parameter));

    /// <summary>Calls it from a site with variables of the caller's: answers <see cref="FailedCall"/> where it fails.</summary>
    internal object? AttemptAtSite(CallSiteFacts facts, object?[] arguments)
    {
        try
        {
            return Invoke(facts, arguments);
        }
        catch (Exception failure)
        {
            return new FailedCall(failure);
        }
    }

    /// <inheritdoc/>
    public override bool TryInvoke(InvokeBinder binder, object?[]? args, out object? result)
    {
        result = Invoke(CallSiteFacts.Of(binder, binder.CallInfo), args);
        return true;
    }

    /// <inheritdoc/>
    public override bool TryInvokeMember(InvokeMemberBinder binder, object?[]? args, out object? result)
    {
        result = null;
        if (binder.Name is not ("Invoke" or "DynamicInvoke"))
            return false;
        result = Invoke(CallSiteFacts.Of(binder, binder.CallInfo), args);
        return true;
    }

    /// <inheritdoc/>
    public override bool TryConvert(ConvertBinder binder, out object? result)
    {
        result = null;
        if (!binder.Type.IsSubclassOf(typeof(Delegate)))
            return false;
        result = TypedDelegate.Of(this, binder.Type);
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RemoteMethod other && ReferenceEquals(Target, other.Target) && Name == other.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Target, Name);

    /// <inheritdoc/>
    public override string ToString() => $"{Target.Shape.Name}.{Name}";

    private object? Invoke(CallSiteFacts facts, object?[]? arguments) => Target.Perform(SiteOperation.Call(Name, facts).With(arguments ?? []));
}
