using DynRemote.Operations;
using DynRemote.References;
using DynRemote.Shapes;
using DynRemote.Values;

namespace DynRemote.Proxies;

/// <summary>
/// How the proxies of one remote type are made: as instances of a class that implements the interfaces of the type that this process knows, so that
/// <c>x is IFoo</c> and a parameter of type <c>IFoo</c> mean what they mean locally; C# asks the object in hand, and nothing else.
/// </summary>
internal sealed class ProxyKind
{
    private static readonly string Sequence = typeof(IEnumerable<>).FullName!;

    /// <summary>The interfaces by their places in the shape; <see langword="null"/> where this process does not have one.</summary>
    private readonly Type?[] _interfaces;

    private readonly ProxyBase _base;
    private readonly FakeClasses? _classes;

    /// <summary>How many assemblies had been loaded when the interfaces were looked for.</summary>
    private readonly int _loads;

    private ProxyKind(Type?[] interfaces, ProxyBase proxyBase, FakeClasses? classes, TypeShape shape, Type? shared, int loads)
    {
        SharedType = shared;
        _base = proxyBase;
        _interfaces = interfaces;
        _classes = classes;
        _loads = loads;
        HasSeveralSequences = shape.InterfaceNames.Count(static name => name.Name == Sequence) > 1;
        Elements = [.. Interfaces.Where(static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>)).Select(static face => face.GetGenericArguments()[0])];
    }

    /// <summary>Whether the remote type is a sequence of more than one kind of element, so that a walk must say by which interface.</summary>
    public bool HasSeveralSequences { get; }

    /// <summary>The remote type itself where it is one of the framework's; <see langword="null"/> for any other.</summary>
    public Type? SharedType { get; }

    /// <summary>What the remote type is a sequence of, as far as this process knows it.</summary>
    public Type[] Elements { get; }

    /// <summary>The interfaces of the remote type that this process knows.</summary>
    public IEnumerable<Type> Interfaces => _interfaces.OfType<Type>();

    /// <summary>
    /// The kind of a shape's proxies. Looked for again when further assemblies have been loaded and an interface was missing: a proxy that was made before
    /// stays as it is.
    /// </summary>
    /// <param name="shape">The shape.</param>
    /// <param name="newTypes">How many generic types the peer may still make this process build.</param>
    /// <param name="newMethods">How many methods of proxies' classes the peer may still make this process emit.</param>
    public static ProxyKind Of(TypeShape shape, TypeBudget newTypes, TypeBudget newMethods)
    {
        if (shape.ProxyKind is ProxyKind known && (known._loads == LoadedAssemblies.Loads || Array.IndexOf(known._interfaces, null) < 0))
            return known;
        var loads = LoadedAssemblies.Loads;
        var interfaces = Array.ConvertAll(shape.InterfaceNames, name => KnownTypes.FindInterface(name, newTypes, ProxyConversion.CanArrive));
        // Of two that are the same here, IEnumerable<A> and IEnumerable<B> of unknown classes, the first is meant.
        for (var i = interfaces.Length - 1; i > 0; i--)
        {
            if (Array.IndexOf(interfaces, interfaces[i], 0, i) >= 0)
                interfaces[i] = null;
        }
        var proxyBase = ProxyBase.Of(shape);
        var kind = new ProxyKind(interfaces, proxyBase, FakeClasses.Of(proxyBase.Class, interfaces.OfType<Type>(), newMethods), shape, SharedTypeOf(shape, newTypes), loads);
        shape.ProxyKind = kind;
        return kind;
    }

    private static Type? SharedTypeOf(TypeShape shape, TypeBudget newTypes) => NamedType.Parse(shape.Name) is { } name ? KnownTypes.Find(name, newTypes) : null;

    /// <summary>The kind of a proxy, where it was made by one.</summary>
    public static ProxyKind? Of(RemoteObject proxy) => proxy.Shape.ProxyKind as ProxyKind;

    /// <summary>The place, from 1, of an interface in a proxy's shape; 0 where the remote type does not have it, or this process has not known it.</summary>
    public static byte NumberOf(RemoteObject proxy, Type face) => Of(proxy) is { } kind ? (byte)(Array.IndexOf(kind._interfaces, face) + 1) : (byte)0;

    /// <summary>Makes a proxy.</summary>
    public RemoteObject Make(IConversation conversation, ImportEntry entry, TypeShape shape) =>
        _classes is null ? _base.Make(conversation, entry, shape) : _classes.Make(conversation, entry, shape);

    /// <summary>Makes a second way to a proxy, with the interfaces that it has.</summary>
    public static LimitedProxy Limit(RemoteObject proxy, IConversation limited) =>
        Of(proxy)?._classes is { } classes ? classes.Limit(proxy, limited) : new LimitedProxy(proxy, limited);
}
