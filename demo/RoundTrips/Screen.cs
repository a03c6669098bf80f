using System.Globalization;
using DynRemote.Demo.Picture;
using DynRemote.Demo.Tasks;

namespace DynRemote.Demo;

/// <summary>Shows the trials, and checks what is said of them: a demo that tells what is not so has failed.</summary>
internal sealed class Screen(TimeSpan roundTrip)
{
    private int _chapters;

    /// <summary>How many claims did not hold.</summary>
    public int Failures { get; private set; }

    /// <summary>All ways of a task: how each is written, what it gave, and what went over the wire for it.</summary>
    public void Show(ShopTask task, IReadOnlyList<Trial> trials)
    {
        Console.WriteLine();
        Console.WriteLine(Ink.Title($"── {++_chapters}. {task.Title} ".PadRight(Ink.Columns - 2, '─')));
        Console.WriteLine($"   {task.Story}");

        var timeline = new Timeline(trials.Max(trial => trial.Duration));
        foreach (var trial in trials)
        {
            Console.WriteLine();
            Console.WriteLine($"   {Ink.Title(trial.Way.Name)}");
            foreach (var line in SourceText.LinesOf(trial.Way.Code))
                Console.WriteLine($"     {Ink.Code(line)}");
            Console.WriteLine($"     {Ink.Faint("gives")} {Ink.Fit(trial.Outcome, Ink.Columns - 12)}");
            Console.WriteLine();
            Console.WriteLine(timeline.Ruler);
            foreach (var line in timeline.Draw(trial))
                Console.WriteLine(line);
            foreach (var line in Log.Lines(trial))
                Console.WriteLine(line);
            Console.WriteLine($"   {Ink.Good($"{Milliseconds(trial.Duration)} ms")}: {trial.Traffic}");
            Check(trial, trials[0]);
        }
    }

    /// <summary>Everything once more, side by side.</summary>
    public void Summarize(IReadOnlyList<(ShopTask Task, Trial Trial)> all)
    {
        const int BarColumns = 26;
        var longest = all.Max(one => one.Trial.Duration);
        Console.WriteLine();
        Console.WriteLine(Ink.Title("── All of it ".PadRight(Ink.Columns - 2, '─')));
        Console.WriteLine(Ink.Faint($"   {"",-16}{"",-18}{"ms",6}{"trips",7}{"messages",10}{"bytes",8}"));
        ShopTask? before = null;
        foreach (var (task, trial) in all)
        {
            var title = ReferenceEquals(task, before) ? "" : task.Title;
            before = task;
            var bar = new string('█', Math.Max(1, (int)Math.Round(BarColumns * (trial.Duration / longest))));
            var row = string.Create(CultureInfo.InvariantCulture,
                $"{Milliseconds(trial.Duration),6}{trial.Traffic.RoundTrips,7}{trial.Traffic.Messages,10}{trial.Traffic.BytesOut + trial.Traffic.BytesIn,8:N0}");
            Console.WriteLine($"   {title,-16}{trial.Way.Name,-18}{row}  {(trial.Traffic.RoundTrips <= 1 ? Ink.Good(bar) : Ink.Faint(bar))}");
        }
    }

    private void Check(Trial trial, Trial first)
    {
        var way = trial.Way;
        Claim(trial.Traffic.RoundTrips == way.RoundTrips, $"It takes {way.RoundTrips} round trips.");
        Claim(trial.Outcome == first.Outcome, "All ways come to the same.");
        Claim(trial.Duration >= way.RoundTrips * roundTrip, "A round trip takes its time.");
    }

    private void Claim(bool holds, string what)
    {
        if (holds)
            return;
        Failures++;
        Console.WriteLine(Ink.Bad($"   NOT AS TOLD: {what}"));
    }

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("N0", CultureInfo.InvariantCulture);
}
