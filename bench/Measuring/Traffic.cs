namespace DynRemote.Bench.Measuring;

/// <summary>What has crossed a connection so far, seen from this side.</summary>
/// <param name="RoundTrips">How often this side has waited for the other.</param>
/// <param name="MessagesSent">Messages to the other side.</param>
/// <param name="MessagesReceived">Messages from the other side.</param>
/// <param name="BytesSent">Bytes to the other side.</param>
/// <param name="BytesReceived">Bytes from the other side.</param>
internal readonly record struct Traffic(long RoundTrips, long MessagesSent, long MessagesReceived, long BytesSent, long BytesReceived)
{
    /// <summary>The traffic of round trips that are all alike.</summary>
    /// <param name="roundTrips">How many.</param>
    /// <param name="length">The bytes of a message, the same in both directions.</param>
    public static Traffic OfEqualMessages(long roundTrips, int length)
        => new(roundTrips, roundTrips, roundTrips, roundTrips * length, roundTrips * length);

    /// <summary>What has crossed since an earlier look.</summary>
    public static Traffic operator -(Traffic later, Traffic earlier) => new(
        later.RoundTrips - earlier.RoundTrips,
        later.MessagesSent - earlier.MessagesSent,
        later.MessagesReceived - earlier.MessagesReceived,
        later.BytesSent - earlier.BytesSent,
        later.BytesReceived - earlier.BytesReceived);
}
