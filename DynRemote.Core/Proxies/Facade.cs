using System.Collections;
using System.Reflection;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>
/// A proxy with a static type: implements an interface by doing each member's operation on the remote object. The remote type needs the members, not the
/// interface. Not sealed, for <see cref="DispatchProxy"/> derives from it.
/// </summary>
internal class Facade : DispatchProxy, IProxyBacked
{
    private RemoteObject _proxy = null!;

    /// <inheritdoc/>
    public object Origin => _proxy;

    /// <summary>The facade of a proxy for an interface; the same one each time.</summary>
    public static object Of(RemoteObject proxy, Type interfaceType) => TypedViews.Get(proxy, interfaceType, static (key, type) =>
    {
        var facade = Create(type, typeof(Facade));
        ((Facade)facade)._proxy = (RemoteObject)key;
        return facade;
    });

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(ProxyOrigin.Of(obj), _proxy);

    /// <inheritdoc/>
    public override int GetHashCode() => _proxy.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => _proxy.ToString();

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var method = targetMethod!;
        var arguments = args ?? [];
        if (method.Name == nameof(IEnumerable.GetEnumerator) && arguments.Length == 0 && typeof(IEnumerator).IsAssignableFrom(method.ReturnType))
            return RemoteSequence.EnumeratorOf(_proxy, method.ReturnType);
        var result = _proxy.Perform(OperationFor(method, arguments));
        return method.ReturnType == typeof(void) ? null : ProxyConversion.ToType(result, method.ReturnType);
    }

    private static Operation OperationFor(MethodInfo method, object?[] arguments)
    {
        if (method.DeclaringType == typeof(IDisposable))
            return new Operation(OperationKind.Dispose);
        if (method.IsSpecialName)
        {
            var underscore = method.Name.IndexOf('_', StringComparison.Ordinal);
            var name = method.Name[(underscore + 1)..];
            switch (method.Name[..underscore])
            {
                case "get" when arguments.Length == 0:
                    return new Operation(OperationKind.Get, name);
                case "set" when arguments.Length == 1:
                    return new Operation(OperationKind.Set, name, arguments);
                case "get":
                    return new Operation(OperationKind.GetIndex, null, arguments);
                case "set":
                    return new Operation(OperationKind.SetIndex, null, arguments);
                case "add":
                    return new Operation(OperationKind.Subscribe, name, arguments);
                case "remove":
                    return new Operation(OperationKind.Unsubscribe, name, arguments);
            }
        }
        return new Operation(OperationKind.InvokeMember, method.Name, new CallArguments(arguments)
        {
            TypeArguments = method.IsGenericMethod ? method.GetGenericArguments() : [],
            ByReference = ByReferenceBits(method.GetParameters()),
        });
    }

    private static uint ByReferenceBits(ParameterInfo[] parameters)
    {
        var bits = 0u;
        for (var i = 0; i < Math.Min(parameters.Length, 32); i++)
            bits |= parameters[i].ParameterType.IsByRef ? 1u << i : 0;
        return bits;
    }
}
