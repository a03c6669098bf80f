using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Binding;

/// <summary>
/// Members by way of an interface of the target, as after a cast to it: an explicit implementation is reached although a public member of the class has its
/// name, and so is each of two interfaces that declare the same. The gate is asked about the member of the interface, which stands for what carries it out.
/// </summary>
internal sealed class InterfaceBinding(MemberAccess access, CallBinding calls, IndexBinding indexes)
{
    /// <summary>Does an operation on a member of the interface that the sites are of.</summary>
    public object? Perform(TypeSites sites, object target, in Operation operation)
    {
        var scope = new MemberScope(sites, target, IsStatic: false);
        var name = operation.Name ?? "";
        var arguments = operation.Arguments;
        switch (operation.Kind)
        {
            case OperationKind.Get:
                return access.Get(scope, name);
            case OperationKind.Set when arguments.Values.Length == 1:
                access.Set(scope, name, arguments);
                return null;
            case OperationKind.InvokeMember:
                return calls.InvokeMember(scope, name, arguments);
            case OperationKind.GetIndex:
                return indexes.Get(sites, target, arguments);
            case OperationKind.SetIndex when arguments.Values.Length > 1:
                indexes.Set(sites, target, arguments);
                return null;
            default:
                throw new RemoteProtocolException($"{operation.Kind} with {arguments.Values.Length} arguments is not an operation on a member of an interface.");
        }
    }
}
