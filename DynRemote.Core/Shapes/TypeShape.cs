namespace DynRemote.Shapes;

/// <summary>
/// What a holder knows of a remote type from the first reference to one of its objects on. Bases, interfaces and members come when somebody asks.
/// </summary>
/// <param name="Id">The owner's number of the type on this connection.</param>
/// <param name="Name">The type's name with its namespace, as <see cref="System.Type.ToString"/> gives it.</param>
/// <param name="Capabilities">What its objects can do.</param>
internal sealed record TypeShape(int Id, string Name, Capabilities Capabilities)
{
    /// <summary>The type's reference, once somebody has asked for it: an object's type never changes. Written by any thread; every value written is equal.</summary>
    public object? Type { get; set; }

    /// <summary>Whether objects of the type can do all of this.</summary>
    public bool Can(Capabilities capabilities) => (Capabilities & capabilities) == capabilities;
}
