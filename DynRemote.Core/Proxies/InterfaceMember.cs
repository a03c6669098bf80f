using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Shapes;

namespace DynRemote.Proxies;

/// <summary>
/// A method of an interface as an operation on a remote object: what a fake and a facade do when it is called. Walking and copying a whole sequence bring
/// its elements over in parts.
/// </summary>
internal sealed class InterfaceMember
{
    /// <summary>As long as the method lives. Concurrent by itself; entries never change.</summary>
    private static readonly ConditionalWeakTable<MethodInfo, InterfaceMember> Known = [];

    /// <summary>Interfaces for which <see cref="ProxyConversion.StandIn"/> may have something.</summary>
    private static readonly Type[] WithStandIns =
    [
        typeof(IFormatProvider), typeof(IComparer), typeof(IEqualityComparer), typeof(IComparer<>), typeof(IEqualityComparer<>), typeof(IAsyncEnumerable<>),
    ];

    private readonly Type _interface;
    private readonly OperationKind _kind;
    private readonly string? _name;
    private readonly uint _byReference;
    private readonly Func<RemoteObject, object?[], object?>? _bulk;
    private readonly bool _hasStandIns;

    private InterfaceMember(MethodInfo method)
    {
        Method = method;
        _interface = method.DeclaringType!;
        (_kind, _name) = OperationOf(method);
        _byReference = ByReferenceBits(method.GetParameters());
        _bulk = BulkOf(method);
        _hasStandIns = Array.IndexOf(WithStandIns, Definition(_interface)) >= 0;
    }

    /// <summary>The method of the interface.</summary>
    public MethodInfo Method { get; }

    /// <summary>Why it cannot be called from here, as part of a sentence; <see langword="null"/> where it can.</summary>
    public string? ReasonAgainst => FakeableInterfaces.ReasonAgainstMember(Method);

    /// <summary>The member of an interface method; the same each time.</summary>
    public static InterfaceMember Of(MethodInfo method) => Known.GetValue(method, static key => new InterfaceMember(key));

    /// <summary>All methods that a class has to have for an interface: its own, not those of the interfaces that it extends.</summary>
    public static IEnumerable<InterfaceMember> AllOf(Type face) => face
        .GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(static method => method.IsVirtual && !method.IsFinal)
        .Select(Of);

    /// <summary>Does the operation. Called by emitted code.</summary>
    /// <param name="proxy">The remote object.</param>
    /// <param name="arguments">The arguments; what a <c>ref</c> or <c>out</c> parameter changed is written back here.</param>
    /// <param name="typeArguments">The type arguments of a generic method.</param>
    /// <returns>The result as it came.</returns>
    public object? Call(RemoteObject proxy, object?[] arguments, Type[] typeArguments)
    {
        if (_bulk is not null)
            return _bulk(proxy, arguments);
        if (_hasStandIns && ProxyConversion.StandIn(proxy, _interface) is { } standIn)
            return Method.Invoke(standIn, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        if (_kind == OperationKind.Subscribe && arguments is [Delegate handler])
            HandlerTypes.RequirePossible(handler);
        return proxy.Perform(new Operation(_kind, _name, new CallArguments(arguments) { TypeArguments = typeArguments, ByReference = _byReference })
        {
            Interface = IsQualified ? ProxyKind.NumberOf(proxy, _interface) : (byte)0,
        });
    }

    /// <summary>As <see cref="Call"/>, of a method with parameters by reference: answers <see cref="FailedCall"/> where it fails. Called by emitted code.</summary>
    public object? Attempt(RemoteObject proxy, object?[] arguments, Type[] typeArguments)
    {
        try
        {
            return Call(proxy, arguments, typeArguments);
        }
        catch (Exception failure)
        {
            return new FailedCall(failure);
        }
    }

    /// <summary>
    /// Whether the remote object has the member. A facade needs an interface's default implementation for what it lacks. Called by emitted code; costs a
    /// round trip the first time for each type.
    /// </summary>
    public bool IsRemote(RemoteObject proxy) =>
        _name is null // Names do not tell of indexers.
        || ProxyKind.NumberOf(proxy, _interface) != 0
        || (proxy.Shape.Can(Capabilities.Dynamic) ? proxy.GetDynamicMemberNames() : Remote.TypeOf(proxy).Members).Contains(_name);

    /// <inheritdoc/>
    public override string ToString() => $"{_interface}.{Method.Name}";

    // Disposing is an operation of its own, and the handlers of an event are told apart by the object and the event's name.
    private bool IsQualified => _kind is not (OperationKind.Dispose or OperationKind.Subscribe or OperationKind.Unsubscribe);

    private static (OperationKind Kind, string? Name) OperationOf(MethodInfo method)
    {
        if (method.DeclaringType == typeof(IDisposable))
            return (OperationKind.Dispose, null);
        if (!method.IsSpecialName)
            return (OperationKind.InvokeMember, method.Name);
        var underscore = method.Name.IndexOf('_', StringComparison.Ordinal);
        var name = method.Name[(underscore + 1)..];
        return (method.Name[..Math.Max(underscore, 0)], method.GetParameters().Length) switch
        {
            ("get", 0) => (OperationKind.Get, name),
            ("set", 1) => (OperationKind.Set, name),
            ("get", _) => (OperationKind.GetIndex, null),
            ("set", _) => (OperationKind.SetIndex, null),
            ("add", _) => (OperationKind.Subscribe, name),
            ("remove", _) => (OperationKind.Unsubscribe, name),
            _ => (OperationKind.InvokeMember, method.Name),
        };
    }

    private static Func<RemoteObject, object?[], object?>? BulkOf(MethodInfo method)
    {
        var face = method.DeclaringType!;
        var definition = Definition(face);
        if (definition == typeof(IEnumerable) || definition == typeof(IEnumerable<>))
        {
            var walk = RemoteSequence.WalkerOf(face);
            return (proxy, _) => walk(proxy);
        }
        if ((definition == typeof(ICollection) || definition == typeof(ICollection<>)) && method.Name == nameof(ICollection.CopyTo))
        {
            return static (proxy, arguments) =>
            {
                RemoteCopy.CopyTo(proxy, (Array?)arguments[0], (int)arguments[1]!);
                return null;
            };
        }
        // One round trip, which holds no thread.
        if (face == typeof(IAsyncDisposable))
        {
            return (proxy, _) => new ValueTask(proxy.PerformAsync(
                new Operation(OperationKind.InvokeMemberAsync, method.Name) { Interface = ProxyKind.NumberOf(proxy, face) }));
        }
        return definition == typeof(IDictionary) && method.Name == nameof(IDictionary.GetEnumerator)
            ? static (proxy, _) => new RemoteDictionaryEnumerator(RemoteSequence.Walk<object?>(proxy))
            : null;
    }

    private static Type Definition(Type face) => face.IsGenericType ? face.GetGenericTypeDefinition() : face;

    // A parameter with "in" is given a value and gives none back.
    private static uint ByReferenceBits(ParameterInfo[] parameters)
    {
        var bits = 0u;
        for (var i = 0; i < Math.Min(parameters.Length, 32); i++)
            bits |= parameters[i] is { ParameterType.IsByRef: true, IsIn: false } ? 1u << i : 0;
        return bits;
    }
}
