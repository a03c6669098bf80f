namespace DynRemote.Demo;

/// <summary>What crossed the wire between two moments.</summary>
internal readonly record struct Traffic(long RoundTrips, long Messages, long BytesOut, long BytesIn)
{
    public static Traffic Of(RemoteConnection connection)
    {
        var now = connection.Statistics;
        return new Traffic(now.RoundTrips, now.MessagesSent + now.MessagesReceived, now.BytesSent, now.BytesReceived);
    }

    public static Traffic operator +(Traffic one, Traffic other) => new(
        one.RoundTrips + other.RoundTrips, one.Messages + other.Messages, one.BytesOut + other.BytesOut, one.BytesIn + other.BytesIn);

    public static Traffic operator -(Traffic later, Traffic earlier) => new(
        later.RoundTrips - earlier.RoundTrips, later.Messages - earlier.Messages, later.BytesOut - earlier.BytesOut, later.BytesIn - earlier.BytesIn);

    public override string ToString() => Messages == 0
        ? "nothing crossed the wire"
        : $"{Counted(RoundTrips, "round trip")}, {Counted(Messages, "message")}, {BytesOut:N0} bytes out, {BytesIn:N0} in";

    private static string Counted(long number, string what) => number switch { 0 => $"no {what}", 1 => $"1 {what}", _ => $"{number:N0} {what}s" };
}
