using System.Globalization;
using System.Text;
using DynRemote.Tests.Conformance.Differential;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>What .NET's own methods take by its class, not by an interface: remote tasks, streams, readers, writers, tokens, cultures and encodings.</summary>
internal sealed class AsClasses : LineTable
{
    public override string Title => "Tasks, streams and the like as arguments";

    protected override void Write()
    {
        Of("Task<int>, as an argument", () => Task.FromResult(5)).EndedBy(_ => { })
            .Awaits(async x => { await Task.WhenAll(x, Task.CompletedTask); return 0; })
            .Awaits(async x => { var ended = await Task.WhenAny(x, new TaskCompletionSource().Task); return ended.IsCompletedSuccessfully; })
            .Awaits(async x => { var tasks = new List<Task> { x, x }; await Task.WhenAll(tasks); return tasks.Count; })
            .Awaits(async x => { var tasks = new List<Task>(); tasks.Add(x); await tasks[0]; return tasks[0] == (Task)x; })
            .Gives(x => { Task.WaitAll(x, Task.CompletedTask); return Task.WaitAny(x); })
            .Gives(x => Kind(x));

        Of("failed Task, as an argument", () => Task.FromException(new FormatException("failed"))).EndedBy(_ => { })
            .Awaits(async x => { await Task.WhenAll(x, Task.CompletedTask); return 0; });

        Of("MemoryStream, as an argument", () => new MemoryStream("""{"a":1}"""u8.ToArray()))
            .SeenBy(x => x.CanRead ? x.Position : -1)
            .Gives(x => { using var reader = new StreamReader(x, Encoding.UTF8, leaveOpen: true); return reader.Read(); })
            .Gives(x => Kind(x));

        Of("StringReader, as an argument", () => new StringReader("<a>1</a>"))
            .Gives(x => new Newtonsoft.Json.JsonTextReader(x).CloseInput)
            .Gives(x => Kind(x));

        Of("StringWriter, as an argument", () => new StringWriter { NewLine = "\n" })
            .SeenBy(x => x.ToString())
            .Gives(x => Kind(x));

        Of("CancellationToken, as an argument", () => new CancellationToken(canceled: true)).ByReference()
            .Awaits(async x => { await Task.Delay(1, x); return 0; })
            .Gives(x => { using var linked = CancellationTokenSource.CreateLinkedTokenSource(x); return linked.IsCancellationRequested; });

        Of("CultureInfo, as an argument", () => CultureInfo.GetCultureInfo("de-DE"))
            .Gives(x => 1.5.ToString(x))
            .Gives(x => string.Format(x, "{0}", 1.5))
            .Gives(x => "i".ToUpper(x))
            .Gives(x => string.Compare("a", "B", x, CompareOptions.IgnoreCase) < 0)
            .Gives(x => new CultureInfoHolder(x).Culture.Name);

        Of("UTF32Encoding, as an argument", () => Encoding.UTF32)
            .Gives(() => new MemoryStream(), (x, a) => { using (var writer = new StreamWriter(a, x, leaveOpen: true)) writer.Write("a"); return a.Length; })
            .Gives(x => Encoding.Convert(Encoding.UTF8, x, "a"u8.ToArray()));
    }

    private static string Kind(object other) => $"an object: {other is not null}";

    private static string Kind(Task task) => $"a task: {task is not null}";

    private static string Kind(Stream stream) => $"a stream: {stream is not null}";

    private static string Kind(TextReader reader) => $"a reader: {reader is not null}";

    private static string Kind(TextWriter writer) => $"a writer: {writer is not null}";

    private sealed class CultureInfoHolder(CultureInfo culture)
    {
        public CultureInfo Culture => culture;
    }
}
