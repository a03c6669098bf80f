using DynRemote.Operations;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Binding;

/// <summary>
/// Calls of languages whose parentheses do not tell a call from an index, and whose names do not tell a method from a property: Visual Basic's late-bound
/// <c>x.Name(arguments)</c> and <c>x(arguments)</c>. What is meant is known where the member is, so that it takes one operation.
/// </summary>
internal sealed class LooseCalls(MemberBinder binder)
{
    /// <summary>Calls a method; of anything else, gets the value, and calls or indexes that where there are arguments.</summary>
    public object? Member(object target, string name, CallArguments args)
    {
        if (!TryGet(target, name, out var value) || value is MethodGroup)
            return binder.InvokeMember(target, name, ForTarget(target, args));
        return args.Values.Length == 0 ? value : Default(value ?? throw BindingMessages.Error(BindingMessages.NullReference), args);
    }

    /// <summary>Calls what can be called, and indexes everything else.</summary>
    public object? Default(object target, CallArguments args) => target is Delegate or MethodGroup or Type
        ? binder.Invoke(target, args)
        : binder.GetIndex(target, ForTarget(target, args));

    // An object that binds its own members may have methods that it can only call.
    private bool TryGet(object target, string name, out object? value)
    {
        if (!binder.SitesOf(target).IsDynamic)
        {
            value = binder.Get(target, name);
            return true;
        }
        try
        {
            value = binder.Get(target, name);
            return true;
        }
        catch (RuntimeBinderException)
        {
            value = null;
            return false;
        }
    }

    // Such an object is asked by the C# binder, which would pass every variable itself.
    private CallArguments ForTarget(object target, CallArguments args) => binder.SitesOf(target).IsDynamic ? args with { ByReference = 0 } : args;
}
