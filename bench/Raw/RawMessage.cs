namespace DynRemote.Bench.Raw;

/// <summary>What the raw ping-pong sends to and fro: about as many bytes as a small call takes, and nothing to encode.</summary>
internal static class RawMessage
{
    /// <summary>The length of every message, in bytes.</summary>
    public const int Length = 64;
}
