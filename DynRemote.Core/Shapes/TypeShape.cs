using System.Collections.Concurrent;

namespace DynRemote.Shapes;

/// <summary>
/// What a holder knows of a remote type from the first reference to one of its objects on. Bases, interfaces and members come when somebody asks.
/// </summary>
/// <param name="name">The type's name with its namespace, as <see cref="System.Type.ToString"/> gives it.</param>
/// <param name="capabilities">What its objects can do.</param>
/// <param name="interfaces">The names of its interfaces that a proxy may implement, in the owner's order.</param>
internal sealed class TypeShape(string name, Capabilities capabilities, NamedType[]? interfaces = null)
{
    /// <summary>More names than this are not kept; a type with more methods only costs round trips.</summary>
    private const int MaxMethods = 1000;

    /// <summary>Names that are methods; added by any thread that has learned one.</summary>
    private readonly ConcurrentDictionary<string, bool> _methods = new();

    /// <summary>The type's name with its namespace.</summary>
    public string Name { get; } = name;

    /// <summary>What its objects can do.</summary>
    public Capabilities Capabilities { get; } = capabilities;

    /// <summary>The names of its interfaces that a proxy may implement; operations refer to one by its place here.</summary>
    public NamedType[] InterfaceNames { get; } = interfaces ?? [];

    /// <summary>
    /// What proxies of the type are made by, once one has been made; whoever makes proxies knows what it is. Written by the thread that reads the
    /// connection, before it hands out a proxy that was made so.
    /// </summary>
    public object? ProxyKind { get; set; }

    /// <summary>What <c>GetType()</c> answers, once somebody has asked: an object's type never changes. Written by any thread; every value written is equal.</summary>
    public object? Type { get; set; }

    /// <summary>The owner's token of the type, once somebody has asked for it; as <see cref="Type"/>.</summary>
    public object? Token { get; set; }

    /// <summary>Whether the owner has said before that this name is a method of the type: then a get of it needs no round trip.</summary>
    public bool IsMethod(string name) => _methods.ContainsKey(name);

    /// <summary>The owner has said that this name is a method of the type.</summary>
    public void LearnMethod(string name)
    {
        if (_methods.Count < MaxMethods && !Can(Capabilities.Dynamic) && !Can(Capabilities.Type))
            _methods.TryAdd(name, true);
    }

    /// <summary>Whether objects of the type can do all of this.</summary>
    public bool Can(Capabilities capabilities) => (Capabilities & capabilities) == capabilities;
}
