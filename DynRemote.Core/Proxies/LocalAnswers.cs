using System.Linq.Expressions;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Shapes;

namespace DynRemote.Proxies;

/// <summary>
/// The operations whose answer is known here, so that they cost no round trip: comparison with null and between proxies, hash codes, types and methods that
/// have been asked for before, the awaiter, the closing step of <c>+=</c> on an event.
/// </summary>
internal static class LocalAnswers
{
    private static readonly string[] KnownNames =
    [
        nameof(Task.GetAwaiter), nameof(Task.ConfigureAwait), nameof(GetHashCode), nameof(GetType), nameof(ToString), nameof(Equals),
        nameof(RemoteType.Name), nameof(RemoteType.FullName), nameof(RemoteType.Namespace), nameof(RemoteType.Bases), nameof(RemoteType.Interfaces),
        nameof(RemoteType.Members), nameof(RemoteType.Description), nameof(RemoteType.Is),
    ];

    /// <summary>How a name that is meant in any case is spelled here; the name as it is where nothing of that name is answered here.</summary>
    public static string SpellingOf(string name) => Array.Find(KnownNames, known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;

    /// <summary>Answers an operation if it can be answered here.</summary>
    public static bool TryAnswer(RemoteObject proxy, OperationKind kind, string? name, object?[] arguments, out object? answer)
    {
        switch (kind)
        {
            case OperationKind.InvokeMember:
            case OperationKind.CallOrGet when name is not null:
                return TryInvokeMember(proxy, name!, arguments, out answer);
            case OperationKind.Binary when name is nameof(ExpressionType.Equal) or nameof(ExpressionType.NotEqual):
                return TryCompare(proxy, name == nameof(ExpressionType.Equal), arguments[0], out answer);
            case OperationKind.Get:
                return TryGet(proxy, name!, out answer);
            case OperationKind.Set:
                answer = arguments[0];
                return answer is RemoteEvent handle && ReferenceEquals(handle.Target, proxy) && handle.Name == name;
            default:
                answer = null;
                return false;
        }
    }

    /// <summary>What <c>GetType()</c> of a proxy answers; asked once for each type.</summary>
    public static object? TypeOf(RemoteObject proxy) => proxy.Shape.Type ??= proxy.Perform(new Operation(OperationKind.InvokeMember, nameof(GetType)));

    private static bool TryInvokeMember(RemoteObject proxy, string name, object?[] arguments, out object? answer)
    {
        answer = null;
        switch (name)
        {
            case nameof(Task.GetAwaiter) when arguments.Length == 0 && proxy.Shape.Can(Capabilities.Awaitable):
                answer = ProxyTasks.Await(proxy).GetAwaiter();
                return true;
            case nameof(Task.ConfigureAwait) when arguments is [bool or ConfigureAwaitOptions] && proxy.Shape.Can(Capabilities.Awaitable):
                var task = ProxyTasks.Await(proxy);
                answer = arguments[0] is bool context ? task.ConfigureAwait(context) : task.ConfigureAwait((ConfigureAwaitOptions)arguments[0]!);
                return true;
            case nameof(GetHashCode) when arguments.Length == 0:
                answer = proxy.GetHashCode();
                return true;
            case nameof(GetType) when arguments.Length == 0:
                answer = TypeOf(proxy);
                return true;
            default:
                return false;
        }
    }

    private static bool TryCompare(RemoteObject proxy, bool equal, object? other, out object? answer)
    {
        answer = null;
        if (other is null)
        {
            answer = !equal;
            return !proxy.Shape.Can(Capabilities.NullEquality);
        }
        if (ProxyOrigin.Of(other) is not RemoteObject otherProxy || !ReferenceEquals(otherProxy.Conversation.Connection, proxy.Conversation.Connection))
            return false;
        if (proxy.Shape.Can(Capabilities.EqualityOperator) || otherProxy.Shape.Can(Capabilities.EqualityOperator))
            return false;
        answer = proxy.Equals(otherProxy) == equal;
        return true;
    }

    private static bool TryGet(RemoteObject proxy, string name, out object? answer)
    {
        answer = proxy.Shape.IsMethod(name) ? new RemoteMethod(proxy, name) : null;
        return answer is not null;
    }
}
