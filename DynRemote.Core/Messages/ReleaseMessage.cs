namespace DynRemote.Messages;

/// <summary><c>[header, id, count, id, count, …]</c>: the sender gives back so many occurrences of these references.</summary>
/// <param name="Releases">The ids, each with the number of occurrences given back.</param>
internal sealed record ReleaseMessage(IReadOnlyList<(long Id, long Count)> Releases) : Message
{
    private static readonly object Header = (int)MessageKind.Release;

    /// <inheritdoc/>
    public override object?[] ToWire()
    {
        var wire = new object?[1 + (2 * Releases.Count)];
        wire[0] = Header;
        for (var i = 0; i < Releases.Count; i++)
        {
            wire[1 + (2 * i)] = Wire.Number(Releases[i].Id);
            wire[2 + (2 * i)] = Wire.Number(Releases[i].Count);
        }
        return wire;
    }

    /// <summary>Reads a release.</summary>
    /// <exception cref="RemoteProtocolException">It is malformed.</exception>
    public static ReleaseMessage Read(object?[] wire)
    {
        if (wire.Length % 2 == 0)
            throw new RemoteProtocolException("A release consists of pairs of an id and a count.");
        var releases = new (long, long)[wire.Length / 2];
        for (var i = 0; i < releases.Length; i++)
            releases[i] = (Wire.Number(wire, 1 + (2 * i), "released id"), Wire.Number(wire, 2 + (2 * i), "released count"));
        return new ReleaseMessage(releases);
    }
}
