namespace DynRemote.Tests.Faults;

/// <summary>Connections that end while calls wait: every waiting caller is told why, on every path, and nothing is left.</summary>
[TestFixture(Wire.Memory)]
[TestFixture(Wire.Tcp)]
internal sealed class LossTests(Wire wire)
{
    [Test]
    public void Callers_that_wait_are_told_when_the_owner_closes()
    {
        var service = new Service();
        using var pair = Pair.Open(wire, service);
        dynamic root = Limited.Run(() => pair.Root);
        var calls = Start(3, () => root.Block());
        Limited.Until(() => service.Blocked == 3, "all calls have arrived");

        pair.Owner.Close();

        foreach (var call in calls)
            Assert.That(Limited.FailureOf(call), Is.TypeOf<ConnectionLostException>().With.Message.Contains("has closed the connection"));
        service.Free();
        AssertClosed(pair);
    }

    [Test]
    public void Callers_that_wait_are_told_when_their_own_side_closes()
    {
        var service = new Service();
        using var pair = Pair.Open(wire, service);
        dynamic root = Limited.Run(() => pair.Root);
        var calls = Start(3, () => root.Block());
        Limited.Until(() => service.Blocked == 3, "all calls have arrived");

        pair.Asker.Dispose();

        foreach (var call in calls)
            Assert.That(Limited.FailureOf(call), Is.TypeOf<ConnectionLostException>().With.Message.Contains("This side has closed the connection"));
        service.Free();
        AssertClosed(pair);
    }

    [Test]
    public void A_task_that_is_awaited_is_told()
    {
        var service = new Service();
        using var pair = Pair.Open(wire, service);
        dynamic root = Limited.Run(() => pair.Root);
        var awaiting = Await(root);

        pair.Owner.Close();

        Assert.That(Limited.FailureOf(awaiting), Is.TypeOf<ConnectionLostException>());

        static async Task Await(dynamic root) => await root.Never();
    }

    [Test]
    public void Both_frames_of_a_nested_callback_unwind()
    {
        var service = new Service();
        using var pair = Pair.Open(wire, service);
        dynamic root = Limited.Run(() => pair.Root);
        var inside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Exception? inner = null;

        var call = Limited.Start(() => root.CallBack((Action)(() =>
        {
            try
            {
                inside.SetResult();
                root.Block();
            }
            catch (Exception exception)
            {
                inner = exception;
                throw;
            }
        })));
        Limited.Wait(inside.Task);
        Limited.Until(() => service.Blocked == 1, "the inner call has arrived");
        pair.Owner.Close();

        Assert.That(Limited.FailureOf(call), Is.TypeOf<ConnectionLostException>());
        Assert.That(inner, Is.TypeOf<ConnectionLostException>());
        service.Free();
        Limited.Until(() => service.CallbackFailure is ConnectionLostException, "the owner's own frame is told, too");
    }

    [Test]
    public void Later_use_says_why()
    {
        using var pair = Pair.Open(wire, new Service());
        dynamic root = Limited.Run(() => pair.Root);
        pair.Owner.Close("Tea time.");
        Limited.Wait(pair.Asker.Completion.ContinueWith(_ => { }, TaskScheduler.Default));

        Assert.That(() => root.Add(1, 2), Throws.TypeOf<ConnectionLostException>().With.Message.Contains("Tea time."));
        Assert.That(() => pair.Asker.GetNames(), Throws.TypeOf<ConnectionLostException>().With.Message.Contains("Tea time."));
        Assert.That(() => _ = pair.Asker.Root, Throws.TypeOf<ConnectionLostException>().With.Message.Contains("Tea time."));
        Assert.That(((object)root).ToString(), Does.Contain("ended"));
    }

    [Test]
    public void Completion_is_successful_on_both_sides_after_a_close_even_while_other_threads_are_sending()
    {
        for (var i = 0; i < 20; i++)
        {
            using var pair = Pair.Open(wire, new Service());
            dynamic root = Limited.Run(() => pair.Root);
            var calls = Start(4, () =>
            {
                while (true)
                    root.Add(1, 2);
            });
            Limited.Run(() => root.Add(1, 2));

            pair.Asker.Close();

            foreach (var call in calls)
                Assert.That(Limited.FailureOf(call), Is.TypeOf<ConnectionLostException>());
            Limited.Wait(pair.Asker.Completion);
            Limited.Wait(pair.Owner.Completion.ContinueWith(_ => { }, TaskScheduler.Default));
            Assert.That(pair.Asker.Completion.Status, Is.EqualTo(TaskStatus.RanToCompletion));
            Assert.That(pair.Owner.Completion.Status, Is.EqualTo(TaskStatus.RanToCompletion), pair.Owner.Completion.Exception?.Message);
        }
    }

    [Test]
    public void An_open_lazy_sequence_is_disposed_when_its_consumer_is_lost()
    {
        var service = new Service();
        using var pair = Pair.Open(wire, service);
        Limited.Run(() =>
        {
            var elements = ((IEnumerable<int>)pair.Root.Endless()).GetEnumerator();
            Assert.That(elements.MoveNext(), Is.True);
            Assert.That(service.IsEndlessOpen, Is.True);
        });

        pair.Asker.Close();

        Limited.Until(() => !service.IsEndlessOpen, "the iterator's finally block has run");
    }

    [Test]
    public void A_lazy_sequence_that_is_just_producing_is_disposed_when_its_consumer_is_lost()
    {
        var service = new Service();
        using var pair = Pair.Open(wire, service);
        var walk = Limited.Start(() => ((IEnumerable<int>)pair.Root.Slow()).ToList());
        Limited.Until(() => service.Blocked == 1, "it is producing");

        pair.Asker.Close();
        Limited.FailureOf(walk);
        service.Free();

        Limited.Until(() => !service.IsEndlessOpen, "the iterator's finally block has run");
    }

    [Test]
    public void The_handlers_of_a_lost_peer_are_removed_and_raising_never_throws_for_them()
    {
        var service = new Service();
        using var pair = Pair.Open(wire, service);
        var raised = 0;
        Limited.Run(() =>
        {
            dynamic root = pair.Root;
            root.Changed += (EventHandler)((_, _) => Interlocked.Increment(ref raised));
            root.Raise();
        });
        Assert.That(raised, Is.EqualTo(1));
        Assert.That(service.Handlers, Is.EqualTo(1));
        using var stop = new ManualResetEventSlim();
        var raising = Limited.Start(() =>
        {
            while (!stop.IsSet)
                service.Raise();
        });

        pair.Asker.Close();

        Limited.Until(() => service.Handlers == 0, "the handler is removed");
        stop.Set();
        Limited.Wait(raising);
        Assert.That(raising.Exception, Is.Null, "who raises an event does not know who listens");
    }

    [Test]
    public void A_handler_that_throws_still_makes_the_raiser_fail_as_it_does_locally()
    {
        var service = new Service();
        using var pair = Pair.Open(wire, service);
        Limited.Run(() =>
        {
            dynamic root = pair.Root;
            EventHandler handler = (_, _) => throw new InvalidOperationException("mine");
            root.Changed += handler;
            Assert.That(() => root.Raise(), Throws.InvalidOperationException.With.Message.EqualTo("mine"));
            root.Changed -= handler;
            root.Raise();
        });
        Assert.That(service.Handlers, Is.Zero);
    }

    [Test]
    public void A_closed_connection_is_forgotten()
    {
        var connections = OpenAndClose();

        Limited.UntilCollected(() => !connections.Any(connection => connection.IsAlive), "the connections are collected");

        WeakReference[] OpenAndClose() => Limited.Run(() =>
        {
            using var pair = Pair.Open(wire, new Service());
            pair.Root.Add(1, 2);
            return new[] { new WeakReference(pair.Asker), new WeakReference(pair.Owner) };
        });
    }

    private static Task[] Start(int count, Action action) => [.. Enumerable.Range(0, count).Select(_ => Limited.Start(action))];

    private static void AssertClosed(Pair pair)
    {
        Limited.Wait(Task.WhenAll(pair.Asker.Completion, pair.Owner.Completion).ContinueWith(_ => { }, TaskScheduler.Default));
        foreach (var side in new[] { pair.Asker, pair.Owner })
        {
            Limited.Until(
                () => side.Statistics is { CallsWaiting: 0, RequestsRunning: 0, Exports: 0, Imports: 0 }, "nothing is left");
        }
    }

    internal sealed class Service
    {
        private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _blocked;
        private EventHandler? _changed;

        public event EventHandler Changed
        {
            add => _changed += value;
            remove => _changed -= value;
        }

        public int Blocked => Volatile.Read(ref _blocked);

        public bool IsEndlessOpen { get; private set; }

        public Exception? CallbackFailure { get; private set; }

        public int Handlers => _changed?.GetInvocationList().Length ?? 0;

        public int Add(int a, int b) => a + b;

        public void Raise() => _changed?.Invoke(this, EventArgs.Empty);

        public void Block()
        {
            Interlocked.Increment(ref _blocked);
            Limited.Wait(_gate.Task);
        }

        public Task Never() => new TaskCompletionSource().Task;

        public void Free() => _gate.TrySetResult();

        public void CallBack(Action callback)
        {
            try
            {
                callback();
            }
            catch (Exception exception)
            {
                CallbackFailure = exception;
                throw;
            }
        }

        public IEnumerable<int> Endless()
        {
            IsEndlessOpen = true;
            try
            {
                for (var i = 0; ; i++)
                    yield return i;
            }
            finally
            {
                IsEndlessOpen = false;
            }
        }

        public IEnumerable<int> Slow()
        {
            IsEndlessOpen = true;
            try
            {
                yield return 1;
                Block();
                yield return 2;
            }
            finally
            {
                IsEndlessOpen = false;
            }
        }
    }
}
