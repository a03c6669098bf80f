namespace DynRemote.Demo.Link;

/// <summary>What left one side at once, and when it was under way.</summary>
/// <param name="Direction">Which way.</param>
/// <param name="Left">When it came into the link.</param>
/// <param name="Landed">When the link gave it to the other side.</param>
/// <param name="Bytes">How many bytes it had.</param>
/// <param name="Frames">The messages that were complete with it, each as one BSON document.</param>
internal sealed record Packet(Direction Direction, TimeSpan Left, TimeSpan Landed, int Bytes, IReadOnlyList<byte[]> Frames)
{
    /// <summary>The packet as a connection at the client's end counts it.</summary>
    public Traffic Traffic => Direction == Direction.ToHost ? new(0, Frames.Count, Bytes, 0) : new(0, Frames.Count, 0, Bytes);
}
