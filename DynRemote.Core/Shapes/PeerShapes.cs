using DynRemote.Messages;

namespace DynRemote.Shapes;

/// <summary>The holder's side of shapes: what the peer has told of its types. Used only by the thread that reads the connection.</summary>
internal sealed class PeerShapes
{
    /// <summary>More types than this are no program's; a peer that numbers on is broken or hostile.</summary>
    private const int MaxShapes = 100_000;

    private readonly Dictionary<int, TypeShape> _byId = [];

    /// <summary>Reads what <see cref="OwnShapes.Encode"/> wrote.</summary>
    /// <exception cref="RemoteProtocolException">It is malformed, or a number that was never explained.</exception>
    public TypeShape Decode(object? wire)
    {
        if (wire is int known)
        {
            return _byId.TryGetValue(known, out var shape)
                ? shape
                : throw new RemoteProtocolException($"The peer refers to type number {known} without having described it.");
        }
        if (wire is not object?[] definition)
            throw new RemoteProtocolException("A reference carries the number or the shape of its type; this one has neither.");

        var id = Wire.Int32(definition, 0, "type number");
        if (_byId.TryGetValue(id, out var already))
            return already;
        if (_byId.Count >= MaxShapes)
            throw new RemoteProtocolException($"The peer has described more than {MaxShapes} types.");
        var described = new TypeShape(
            Wire.Text(definition, 1, "type name"), (Capabilities)Wire.Int32(definition, 2, "capabilities"), InterfacesOf(definition));
        _byId.Add(id, described);
        return described;
    }

    // What comes beyond the most that is kept is not looked at: it would not be implemented.
    private static NamedType[] InterfacesOf(object?[] definition) => definition.Length <= 3
        ? []
        : Array.ConvertAll(definition[3..Math.Min(definition.Length, 3 + FakeableInterfaces.MaxInterfaces)], NamedType.Read);
}
