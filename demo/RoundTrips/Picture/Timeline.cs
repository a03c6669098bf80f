using System.Globalization;
using DynRemote.Demo.Link;

namespace DynRemote.Demo.Picture;

/// <summary>
/// The picture of a trial: time goes to the right, the client stands above and the host below, and each packet goes from the one to the other where it was
/// under way. All ways of a task are drawn to one scale.
/// </summary>
internal sealed class Timeline
{
    private const int Columns = 84;
    private const int WireRows = 3;
    private const int LabelColumns = 10;

    private readonly double _columnsPerMillisecond;

    /// <summary>A scale on which the longest trial fills the width.</summary>
    public Timeline(TimeSpan longest) => _columnsPerMillisecond = (Columns - 1) / longest.TotalMilliseconds;

    /// <summary>The scale itself.</summary>
    public string Ruler
    {
        get
        {
            var row = new Row(Columns);
            var step = StepOfRuler();
            for (var time = 0; Column(TimeSpan.FromMilliseconds(time)) is var column && column < Columns - 6; time += step)
                row.Write(column, string.Create(CultureInfo.InvariantCulture, $"{time:N0}{(time == 0 ? " ms" : "")}"), Ink.Faint);
            return Label("") + row;
        }
    }

    /// <summary>The picture of a trial, line by line.</summary>
    public IEnumerable<string> Draw(Trial trial)
    {
        var client = new Row(Columns);
        var wire = Enumerable.Range(0, WireRows).Select(_ => new Row(Columns)).ToArray();
        var host = new Row(Columns);
        var end = Column(trial.Duration);
        for (var column = 0; column <= end; column++)
        {
            client.Write(column, "─", Ink.Faint);
            host.Write(column, "─", Ink.Faint);
        }

        foreach (var packet in trial.Packets)
        {
            var left = (packet.Left - trial.Start).TotalMilliseconds * _columnsPerMillisecond;
            var landed = (packet.Landed - trial.Start).TotalMilliseconds * _columnsPerMillisecond;
            var isToHost = packet.Direction == Direction.ToHost;
            for (var i = 0; i < WireRows; i++)
            {
                var column = (int)Math.Round(left + (landed - left) * (i + 0.5) / WireRows);
                wire[isToHost ? i : WireRows - 1 - i].Write(column, isToHost ? "╲" : "╱", isToHost ? Ink.Code : Ink.Good);
            }
            (isToHost ? client : host).Write((int)Math.Round(left), "●", isToHost ? Ink.Code : Ink.Good);
        }
        client.Write(end, "▌", Ink.Title);

        return [Label("client") + client, .. wire.Select(row => Label("") + row), Label("host") + host];
    }

    private static string Label(string text) => Ink.Faint($"   {text}".PadRight(LabelColumns));

    private int Column(TimeSpan time) => (int)Math.Round(time.TotalMilliseconds * _columnsPerMillisecond);

    // The smallest round number of milliseconds that leaves room for the figures.
    private int StepOfRuler() => new[] { 50, 100, 200, 500, 1000 }.FirstOrDefault(step => step * _columnsPerMillisecond >= 8, 2000);
}
