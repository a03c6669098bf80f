using System.Globalization;
using DynRemote.Demo.Link;

namespace DynRemote.Demo.Picture;

/// <summary>The packets of a trial, a line each: when it left, which way, how large it was, and what it said.</summary>
internal static class Log
{
    private const int MostLines = 6;
    private const int LinesOfMore = 3;

    public static IEnumerable<string> Lines(Trial trial)
    {
        var packets = trial.Packets;
        var caption = new Caption();
        var shown = packets.Count <= MostLines ? packets.Count : LinesOfMore;
        foreach (var packet in packets.Take(shown))
            yield return Line(packet, trial.Start, caption);
        if (shown < packets.Count)
            yield return Ink.Faint($"            … and so on, {packets.Count} packets in all");
    }

    private static string Line(Packet packet, TimeSpan start, Caption caption)
    {
        var left = (packet.Left - start).TotalMilliseconds.ToString("N0", CultureInfo.InvariantCulture);
        var arrow = packet.Direction == Direction.ToHost ? Ink.Code("→") : Ink.Good("←");
        var size = packet.Frames.Count == 1 ? $"{packet.Bytes} bytes" : $"{packet.Frames.Count} messages, {packet.Bytes} bytes";
        return $"   {Ink.Faint($"{left,5} ms")} {arrow} {Ink.Fit($"{size}: {caption.Of(packet.Frames)}", Ink.Columns - 15)}";
    }
}
