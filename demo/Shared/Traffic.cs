namespace DynRemote.Demo;

/// <summary>What crossed the wire between two moments.</summary>
internal readonly record struct Traffic(long RoundTrips, long Messages, long BytesOut, long BytesIn)
{
    public static Traffic Of(RemoteConnection connection) => Of(connection.Statistics);

    public static Traffic Of(RemoteStatistics seen) =>
        new(seen.RoundTrips, seen.MessagesSent + seen.MessagesReceived, seen.BytesSent, seen.BytesReceived);

    public static Traffic operator -(Traffic later, Traffic earlier) => new(
        later.RoundTrips - earlier.RoundTrips, later.Messages - earlier.Messages, later.BytesOut - earlier.BytesOut, later.BytesIn - earlier.BytesIn);

    public override string ToString() => Messages == 0
        ? "nothing crossed the wire"
        : $"{Counted(RoundTrips, "round trip")}, {Counted(Messages, "message")}, {BytesOut:N0} bytes out, {BytesIn:N0} in";

    private static string Counted(long number, string what) => number switch { 0 => $"no {what}", 1 => $"1 {what}", _ => $"{number:N0} {what}s" };
}
