namespace DynRemote.Binding;

/// <summary>Calls an extension method: the target becomes the first argument.</summary>
internal sealed class ExtensionCall(CallPlan call) : CallPlan
{
    public override object? Run(MemberBinder binder, object? target, object?[] arguments) => call.Run(binder, null, [target, .. arguments]);
}
