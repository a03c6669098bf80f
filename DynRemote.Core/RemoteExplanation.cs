using System.Globalization;
using System.Text;
using DynRemote.Accounting;

namespace DynRemote;

/// <summary>
/// A record of what each line of the program costs on one connection while it is open: <c>using var cost = connection.Explain(); …; Console.WriteLine(cost);</c>.
/// </summary>
/// <remarks>
/// Recording looks at the stack for each round trip, which takes some 50 microseconds; it is meant for finding things out, not for production. It may be read and
/// closed by any thread, and read after it is closed.
/// </remarks>
public sealed class RemoteExplanation : IDisposable
{
    private readonly LineCosts _costs = new();
    private readonly Action<RemoteExplanation> _close;

    internal RemoteExplanation(Action<RemoteExplanation> close) => _close = close;

    /// <summary>The lines that have made round trips, the most expensive first.</summary>
    public IReadOnlyList<RemoteLineCost> Lines => _costs.Snapshot();

    /// <summary>Ends the recording. What was recorded stays.</summary>
    public void Dispose() => _close(this);

    /// <summary>The lines as a table in plain text, the most expensive first.</summary>
    public override string ToString()
    {
        var lines = Lines;
        if (lines.Count == 0)
            return "No round trips.";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{"round trips",11}  {"waited",9}  line").AppendLine();
        foreach (var line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.RoundTrips,11}  {line.Waited.TotalMilliseconds,6:0.0} ms  {new SourceLine(line.File, line.Line, line.Member)}: ")
                .AppendJoin(", ", line.Operations.Select(operation => operation.Value == 1 ? operation.Key : $"{operation.Key} {operation.Value} times"))
                .AppendLine();
            if (line.Advice.Length > 0)
                text.Append(' ', 24).AppendLine(line.Advice);
        }
        return text.ToString().TrimEnd();
    }

    internal void Add(SourceLine line, string operation, TimeSpan waited) => _costs.Add(line, operation, waited);

    internal void AddWait(SourceLine line, TimeSpan waited) => _costs.AddWait(line, waited);
}
