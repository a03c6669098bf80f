using System.Globalization;
using System.Runtime.CompilerServices;

namespace DynRemote.Demo;

/// <summary>
/// Runs the lines of the tour and shows each: the code as it stands in the source, what it gave, and what crossed the wire for it. What a line ought to do is
/// checked, so that the tour cannot tell what is not so.
/// </summary>
internal sealed class Screen(RemoteConnection connection)
{
    private const int MostLines = 4;

    private int _chapters;

    /// <summary>How many lines have been run.</summary>
    public int Lines { get; private set; }

    /// <summary>How many lines did not do what they ought to.</summary>
    public int Failures { get; private set; }

    /// <summary>Begins a chapter.</summary>
    public void Chapter(string title, string text)
    {
        var heading = $"── {++_chapters}. {title} ";
        Console.WriteLine();
        Console.WriteLine(Ink.Title(heading.PadRight(Ink.Columns - 2, '─')));
        Console.WriteLine($"   {text}");
    }

    /// <summary>A line with a result.</summary>
    public Outcome Show(Func<object?> line, [CallerArgumentExpression(nameof(line))] string code = "")
    {
        var (result, traffic) = Measure(line);
        return Tell(code, Describe(result), traffic, result);
    }

    /// <summary>A line, or several, without a result.</summary>
    public Outcome Do(Action line, [CallerArgumentExpression(nameof(line))] string code = "")
    {
        var (_, traffic) = Measure(() =>
        {
            line();
            return null;
        });
        return Tell(code, "", traffic, null);
    }

    /// <summary>A line that waits.</summary>
    public async Task<Outcome> ShowAsync(Func<Task<object?>> line, [CallerArgumentExpression(nameof(line))] string code = "")
    {
        var before = Traffic.Of(connection);
        var result = await line();
        return Tell(code, Describe(result), Traffic.Of(connection) - before, result);
    }

    /// <summary>A line that throws.</summary>
    public Outcome Throws<T>(Func<object?> line, [CallerArgumentExpression(nameof(line))] string code = "")
        where T : Exception => Throws<T>(line, out _, code);

    /// <summary>A line that throws; the lines after it look at what was thrown.</summary>
    public Outcome Throws<T>(Func<object?> line, out T thrown, [CallerArgumentExpression(nameof(line))] string code = "")
        where T : Exception
    {
        var (result, traffic) = Measure(() =>
        {
            try
            {
                return line();
            }
            catch (T exception)
            {
                return exception;
            }
        });
        thrown = (result as T)!;
        var text = thrown is null ? Describe(result) : $"{typeof(T).Name}: {thrown.Message}";
        return Tell(code, text, traffic, result).Where(thrown is not null, $"It throws {typeof(T).Name}.");
    }

    /// <summary>A remark about the line before.</summary>
    public void Remark(string text) => Console.WriteLine(Ink.Faint($"     {Ink.Fit(text, Ink.Columns - 6)}"));

    internal void Failed(string what)
    {
        Failures++;
        Console.WriteLine(Ink.Bad($"     NOT AS TOLD: {what}"));
    }

    // A result is described only after the line has been measured: the text of a remote object is the object's own, and asking for it is a call.
    private (object? Result, Traffic Traffic) Measure(Func<object?> line)
    {
        var before = Traffic.Of(connection);
        var result = line();
        return (result, Traffic.Of(connection) - before);
    }

    private Outcome Tell(string code, string result, Traffic traffic, object? value)
    {
        Lines++;
        Console.WriteLine();
        foreach (var line in SourceText.LinesOf(code))
            Console.WriteLine($"   {Ink.Code(line)}");
        foreach (var line in Ink.Wrap(result, Ink.Columns - 6, MostLines))
            Console.WriteLine($"     {line}");
        Console.WriteLine($"     {(traffic.Messages == 0 ? Ink.Good(traffic.ToString()) : Ink.Faint(traffic.ToString()))}");
        return new Outcome(this, value, traffic);
    }

    private static string Describe(object? value) => value switch
    {
        null => "null",
        _ when Remote.IsRemote(value) => $"remote: {value}",
        bool flag => flag ? "true" : "false",
        string text => $"\"{text}\"",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable<object> several => $"[{string.Join(", ", several.Select(Describe))}]",
        _ => value.ToString() ?? "",
    };
}
