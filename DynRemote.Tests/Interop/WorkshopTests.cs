using System.Dynamic;

namespace DynRemote.Tests.Interop;

/// <summary>The framework's abstractions between two processes that have no types in common but the framework's.</summary>
public sealed class WorkshopTests : PeerSuite
{
    private delegate void RefOut(ref int value, out string text);

    private dynamic Workshop => Root.Workshop;

    [Test]
    public async Task Streams_cross_both_ways()
    {
        using var mine = new MemoryStream("read me"u8.ToArray());
        using var written = new MemoryStream();
        using var reader = new StreamReader((Stream)Workshop.Open("theirs"));

        Assert.That((string)Workshop.ReadAll(mine), Is.EqualTo("read me"));
        await Workshop.WriteAsync(written, "written", CancellationToken.None);
        Assert.That(written.ToArray(), Is.EqualTo("written"u8.ToArray()));
        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo("theirs"));
    }

    [Test]
    public void Texts_cross_both_ways()
    {
        using var writer = new StringWriter { NewLine = "|" };

        Assert.That((string)Workshop.FirstLine(new StringReader("first\nsecond")), Is.EqualTo("first"));
        Workshop.WriteLines(writer, 3);

        Assert.That(writer.ToString(), Is.EqualTo("0|1|2|"));
    }

    [Test]
    public async Task A_token_cancels_in_the_other_process()
    {
        using var source = new CancellationTokenSource();
        Task<string> waiting = Workshop.WaitAsync(source.Token);

        await source.CancelAsync();

        Assert.That(await waiting, Is.EqualTo("canceled"));
    }

    [Test]
    public async Task Progress_comes_in_order_with_its_objects()
    {
        var progress = new Collector();

        await Workshop.WorkAsync(progress, 20);

        Assert.That(progress.Texts, Is.EqualTo(Enumerable.Range(0, 20).Select(number => $"step {number}")));
    }

    [Test]
    public async Task Asynchronous_sequences_cross_both_ways()
    {
        var numbers = new List<int>();

        await foreach (var step in (IAsyncEnumerable<dynamic>)Workshop.Steps(100))
        {
            numbers.Add((int)step.Number);
            if (numbers.Count == 10)
                break;
        }

        Assert.That(numbers, Is.EqualTo(Enumerable.Range(0, 10)));
        Assert.That((int)await Workshop.SumAsync(Numbers()), Is.EqualTo(6));

        static async IAsyncEnumerable<int> Numbers()
        {
            await Task.Yield();
            yield return 1;
            yield return 5;
        }
    }

    [Test]
    public void An_observable_tells_an_observer_of_ours_how_it_ends()
    {
        var collector = new Collector();

        using (IDisposable subscription = Workshop.Observe(3).Subscribe(collector))
            Assert.That(collector.Numbers, Is.EqualTo(new[] { 0, 1, 2 }));

        Assert.That(collector.Error, Is.TypeOf<InvalidDataException>().With.Message.EqualTo("no more steps"));
    }

    [Test]
    public void Arguments_of_an_unknown_type_are_those_of_a_class_of_ours_with_the_same_members()
    {
        var reasons = new List<string>();
        EventHandler<ClosingDataEventArgs> handler = (_, e) =>
        {
            reasons.Add(e.Reason);
            e.Cancel = e.Reason == "whim";
        };

        Workshop.Closing += handler;

        Assert.That((bool)Workshop.TryClose("need"), Is.True);
        Assert.That((bool)Workshop.TryClose("whim"), Is.False);
        Assert.That(reasons, Is.EqualTo(new[] { "need", "whim" }));
        Workshop.Closing -= handler;
        Assert.That((bool)Workshop.TryClose("whim"), Is.True);
    }

    [Test]
    public void Data_of_an_unknown_type_is_copied_into_a_type_of_ours_or_a_dynamic_object()
    {
        dynamic loose = Remote.Copy(Workshop.Current);

        Assert.That(Remote.Copy<StepData>(Workshop.Current), Is.EqualTo(new StepData(7, "step 7")));
        Assert.That(Remote.Copy<StepData[]>(Workshop.AllSteps), Is.EqualTo(new[] { new StepData(1, "one"), new StepData(2, "two") }));
        Assert.That((object)loose, Is.TypeOf<ExpandoObject>());
        Assert.That((string)loose.Text, Is.EqualTo("step 7"));
        Assert.That((string)Workshop.Describe(Remote.ByValue(new { Name = "n", Inner = new { Count = 3 } })), Is.EqualTo("n of 3"));
    }

    [Test]
    public void A_delegate_type_that_the_other_side_does_not_have_fits_by_its_signature()
    {
        RefOut theirs = Workshop.Twice;
        var value = 4;

        theirs(ref value, out var text);

        Assert.That((value, text), Is.EqualTo((8, "8")));
        Assert.That((string)Workshop.Apply((RefOut)((ref int number, out string told) => told = $"told {number += 1}")), Is.EqualTo("21 told 21"));
    }

    public sealed record StepData(int Number, string Text);

    public sealed class ClosingDataEventArgs : EventArgs
    {
        public string Reason { get; init; } = "";

        public bool Cancel { get; set; }
    }

    public sealed class Collector : IProgress<object>, IObserver<object>
    {
        public List<string> Texts { get; } = [];

        public List<int> Numbers { get; } = [];

        public Exception? Error { get; private set; }

        public void Report(object value) => Texts.Add(((dynamic)value).Text);

        public void OnNext(object value) => Numbers.Add(((dynamic)value).Number);

        public void OnCompleted()
        {
        }

        public void OnError(Exception error) => Error = error;
    }
}
