using DynRemote.Tests.Faults;

namespace DynRemote.Tests.Conversation;

/// <summary>References that are handed out, dropped, sent again, and those of messages that never leave.</summary>
[TestFixture(Wire.Memory)]
[TestFixture(Wire.Tcp)]
internal sealed class LifetimeTests(Wire wire)
{
    [Test]
    public void One_hundred_thousand_objects_handed_out_and_dropped_leave_both_tables_empty()
    {
        using var pair = Pair.Open(wire, new Service());
        Limited.Run(() =>
        {
            dynamic root = pair.Root;
            for (var i = 0; i < 100_000; i += 1000)
                Assert.That(((IEnumerable<object>)root.Many(1000)).Count(), Is.EqualTo(1000));
        });

        pair.AssertNothingLeft(roots: 1);
    }

    [Test]
    public void Objects_passed_as_arguments_and_dropped_leave_both_tables_empty()
    {
        using var pair = Pair.Open(wire, new Service());
        Limited.Run(() =>
        {
            dynamic root = pair.Root;
            for (var i = 0; i < 10_000; i++)
                root.Take(new object());
        });

        pair.AssertNothingLeft(roots: 1);
    }

    [Test]
    public void Release_gives_an_object_back_at_once_without_disposing_it()
    {
        var service = new Service();
        using var pair = Pair.Open(wire, service);
        Limited.Run(() =>
        {
            dynamic thing = pair.Root.Thing;
            Assert.That(pair.Owner.Statistics.Exports, Is.EqualTo(2));

            Remote.Release((object)thing);

            Limited.Until(() => pair.Owner.Statistics.Exports == 1, "the owner holds it no longer");
            Assert.That(service.Thing.IsDisposed, Is.False);
            Assert.That(() => thing.Touch(), Throws.TypeOf<ObjectDisposedException>());
            Assert.That((bool)pair.Root.Thing.Touch(), Is.True, "a new reference is as good as the first");
        });
    }

    [Test]
    public void Sending_again_while_dropping_never_names_an_unknown_object()
    {
        using var pair = Pair.Open(wire, new Service());
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        dynamic root = Limited.Run(() => pair.Root);
        var threads = Enumerable.Range(0, 4).Select(thread => Limited.Start(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                // The one object comes and goes; each time it is used and sent home.
                dynamic thing = root.Thing;
                if (thread % 2 == 0)
                    thing.Touch();
                else
                    root.IsTheThing(thing);
            }
        })).Append(Limited.Start(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        })).ToArray();

        foreach (var thread in threads)
        {
            Limited.Wait(thread);
            Assert.That(thread.Exception?.InnerException, Is.Null);
        }
        pair.AssertNothingLeft(roots: 1);
    }

    [Test]
    public void An_argument_that_cannot_cross_leaves_the_tables_as_they_were()
    {
        using var pair = Pair.Open(wire, new Service());
        Limited.Run(() =>
        {
            dynamic root = pair.Root;
            var before = pair.Asker.Statistics.Exports;

            for (var i = 0; i < 10; i++)
                Assert.That(() => root.TakeTwo(new object(), Pointer()), Throws.Exception);

            Assert.That(pair.Asker.Statistics.Exports, Is.EqualTo(before));
            Assert.That(pair.Asker.Statistics.CallsWaiting, Is.Zero);
            Assert.That((int)root.Add(1, 2), Is.EqualTo(3));
        });
    }

    [Test]
    public void A_result_that_cannot_cross_becomes_an_error_and_leaves_the_tables_as_they_were()
    {
        using var pair = Pair.Open(wire, new Service());
        Limited.Run(() =>
        {
            dynamic root = pair.Root;

            for (var i = 0; i < 10; i++)
                Assert.That(() => root.PointerAndObject(), Throws.Exception.Not.TypeOf<ConnectionLostException>());

            Assert.That((int)root.Add(1, 2), Is.EqualTo(3));
        });
        pair.AssertNothingLeft(roots: 1);
    }

    [Test]
    public void A_message_that_is_too_large_costs_its_call_only()
    {
        // A channel of objects has no frames, so this is about TCP in any case.
        var limits = new RemoteOptions { Limits = new RemoteLimits { MaxFrameBytes = 100_000 } };
        using var pair = Pair.Open(Wire.Tcp, new Service(), limits, limits);
        Limited.Run(() =>
        {
            dynamic root = pair.Root;
            var text = new string('x', 200_000);

            Assert.That(() => root.TakeTwo(new object(), text), Throws.ArgumentException.With.Message.Contains("MaxFrameBytes"));
            Assert.That(() => root.Text(200_000), Throws.ArgumentException.With.Message.Contains("MaxFrameBytes"));
            Assert.That(() => root.ThrowLong(200_000), Throws.TypeOf<RemoteException>().With.Message.Contains("MaxFrameBytes"));

            Assert.That((int)root.Add(1, 2), Is.EqualTo(3));
            Assert.That(pair.Asker.Statistics.Exports, Is.LessThanOrEqualTo(1));
        });
        pair.AssertNothingLeft(roots: 1);
    }

    [Test]
    public void Ten_million_elements_stream_in_bounded_memory()
    {
        using var pair = Pair.Open(wire, new Service());
        Limited.Run(() =>
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            long sum = 0, count = 0, peak = 0;

            foreach (int element in (IEnumerable<int>)pair.Root.Numbers(10_000_000))
            {
                sum += element;
                if (++count % 1_000_000 == 0)
                    peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: count % 5_000_000 == 0) - before);
            }

            Assert.That(count, Is.EqualTo(10_000_000));
            Assert.That(sum, Is.EqualTo(10_000_000L * 9_999_999 / 2));
            Assert.That(GC.GetTotalMemory(forceFullCollection: true) - before, Is.LessThan(8_000_000), "40 MB went through");
        });
    }

    [Test]
    public void Walked_sequences_leave_nothing_behind()
    {
        var service = new Service();
        using var pair = Pair.Open(wire, service);
        var sequences = Limited.Run(() =>
        {
            dynamic root = pair.Root;
            for (var i = 0; i < 10; i++)
            {
                Assert.That(((IEnumerable<int>)root.Tracked(10)).Sum(), Is.EqualTo(45));
                Assert.That(((IEnumerable<int>)root.Tracked(10)).First(), Is.Zero);
                // Left in the middle and forgotten, as no foreach does.
                Assert.That(((IEnumerable<int>)root.Tracked(10)).GetEnumerator().MoveNext(), Is.True);
            }
            return service.TakeTracked();
        });

        Limited.UntilCollected(() => sequences.All(sequence => !sequence.IsAlive), "the sequences are collected, although the connection lives");
        Assert.That(pair.Asker.Completion.IsCompleted, Is.False);
    }

    [Test]
    public void More_releases_than_fit_a_message_are_sent_in_several()
    {
        var limits = new RemoteOptions { Limits = new RemoteLimits { MaxFrameBytes = 200_000 } };
        using var pair = Pair.Open(wire, new Service(), limits, limits);
        Limited.Run(() =>
        {
            var held = new List<object>();
            for (var i = 0; i < 20; i++)
                held.AddRange((IEnumerable<object>)pair.Root.Many(1000));
            GC.KeepAlive(held);
        });

        pair.AssertNothingLeft(roots: 1);
        Assert.That(pair.Asker.Completion.IsCompleted, Is.False);
    }

    private static unsafe object Pointer()
    {
        var number = 1;
        return System.Reflection.Pointer.Box(&number, typeof(int*));
    }

    internal sealed class Service
    {
        private readonly List<WeakReference> _tracked = [];

        public Thing Thing { get; } = new();

        public int Add(int a, int b) => a + b;

        public void Take(object value) => GC.KeepAlive(value);

        public void TakeTwo(object first, object second) => GC.KeepAlive((first, second));

        public IEnumerable<object> Many(int count) => [.. Enumerable.Range(0, count).Select(_ => new object())];

        public bool IsTheThing(object thing) => ReferenceEquals(thing, Thing) ? true : throw new InvalidOperationException("It is not the one.");

        public object PointerAndObject() => (new object(), Pointer());

        public string Text(int length) => new('x', length);

        public void ThrowLong(int length) => throw new InvalidOperationException(new string('x', length));

        public IEnumerable<int> Numbers(int count) => Enumerable.Range(0, count);

        public IEnumerable<int> Tracked(int count)
        {
            var sequence = Enumerable.Range(0, count).Where(static _ => true);
            _tracked.Add(new WeakReference(sequence));
            return sequence;
        }

        [RemoteHidden]
        public WeakReference[] TakeTracked() => [.. _tracked];
    }

    internal sealed class Thing : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public bool Touch() => true;

        public void Dispose() => IsDisposed = true;
    }
}
