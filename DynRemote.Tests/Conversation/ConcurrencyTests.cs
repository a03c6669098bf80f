using DynRemote.Tests.Faults;

namespace DynRemote.Tests.Conversation;

/// <summary>Many threads, slow requests, huge messages and time limits on one connection.</summary>
[TestFixture(Wire.Memory)]
[TestFixture(Wire.Tcp)]
internal sealed class ConcurrencyTests(Wire wire)
{
    [Test]
    public void Many_threads_use_one_connection_at_once_with_callbacks()
    {
        using var pair = Pair.Open(wire, new Service());
        dynamic root = Limited.Run(() => pair.Root);

        var threads = Enumerable.Range(0, 8).Select(thread => Limited.Start(() =>
        {
            for (var i = 0; i < 500; i++)
            {
                var expected = (thread * 1000) + i;
                int result = i % 5 == 0
                    ? root.Call((Func<int, int>)(number => (int)root.Add(number, 0)), expected)
                    : root.Add(expected, 0);
                if (result != expected)
                    throw new InvalidOperationException($"{result} came where {expected} was due.");
            }
        })).ToArray();

        foreach (var thread in threads)
        {
            Limited.Wait(thread);
            Assert.That(thread.Exception, Is.Null);
        }
    }

    [Test]
    public void Both_sides_call_each_other_at_once_on_many_threads()
    {
        using var pair = Pair.Open(wire, new Service(), askersRoot: new Service());
        dynamic there = Limited.Run(() => pair.Asker.Root);
        dynamic here = Limited.Run(() => pair.Owner.Root);

        var threads = Enumerable.Range(0, 8).Select(thread => Limited.Start(() =>
        {
            var target = thread % 2 == 0 ? there : here;
            for (var i = 0; i < 300; i++)
                Assert.That((int)target.Add(i, thread), Is.EqualTo(i + thread));
        })).ToArray();

        foreach (var thread in threads)
        {
            Limited.Wait(thread);
            Assert.That(thread.Exception, Is.Null);
        }
    }

    [Test]
    public void A_slow_request_does_not_hold_up_others()
    {
        var service = new Service();
        using var pair = Pair.Open(wire, service);
        dynamic root = Limited.Run(() => pair.Root);
        var slow = Limited.Start(() => root.Block());
        Limited.Until(() => service.Blocked == 1, "the slow request runs");

        for (var i = 0; i < 100; i++)
            Limited.Run(() => Assert.That((int)root.Add(i, 1), Is.EqualTo(i + 1)));

        Assert.That(slow.IsCompleted, Is.False);
        service.Free();
        Limited.Wait(slow);
    }

    [Test]
    public void Two_peers_that_send_huge_messages_at_once_do_not_stop_each_other()
    {
        using var pair = Pair.Open(wire, new Service(), askersRoot: new Service());
        dynamic there = Limited.Run(() => pair.Asker.Root);
        dynamic here = Limited.Run(() => pair.Owner.Root);
        var huge = new string('x', 10_000_000);

        var senders = new[] { there, here, there, here }.Select(target => Limited.Start(() =>
        {
            for (var i = 0; i < 5; i++)
                Assert.That(((string)target.Echo(huge)).Length, Is.EqualTo(huge.Length));
        })).ToArray();

        foreach (var sender in senders)
        {
            Limited.Wait(sender);
            Assert.That(sender.Exception, Is.Null);
        }
    }

    [Test]
    public void A_call_that_takes_too_long_times_out_and_the_connection_lives_on()
    {
        var service = new Service();
        using var pair = Pair.Open(wire, service, asker: new RemoteOptions { CallTimeout = TimeSpan.FromMilliseconds(200) });
        dynamic root = Limited.Run(() => pair.Root);

        Limited.Run(() => Assert.That(() => root.Block(), Throws.TypeOf<TimeoutException>().With.Message.Contains("lives on")));

        service.Free();
        Limited.Until(() => Limited.Run(() => Succeeds(root)), "a call within the limit succeeds");
        Limited.Until(() => pair.Owner.Statistics.RequestsRunning == 0, "the late request has ended");

        static bool Succeeds(dynamic root)
        {
            try
            {
                return root.Add(1, 2) == 3;
            }
            catch (TimeoutException)
            {
                return false; // The machine may be busy.
            }
        }
    }

    [Test]
    public void Every_callback_of_a_caller_that_gives_up_is_answered()
    {
        using var pair = Pair.Open(wire, new Service(), asker: new RemoteOptions { CallTimeout = TimeSpan.FromMilliseconds(5) });
        dynamic root = Limited.Run(() => pair.Root);

        Limited.Run(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                try
                {
                    root.CallInTime((Func<int, int>)(number => number), 5);
                }
                catch (TimeoutException)
                {
                    // Just as meant: the callback comes about when the caller gives up.
                }
            }
        });

        Limited.Until(() => pair.Owner.Statistics is { CallsWaiting: 0, RequestsRunning: 0 }, "no callback waits for ever");
        Limited.Until(() => pair.Asker.Statistics.RequestsRunning == 0, "no callback is left");
    }

    [Test]
    public void Interrupting_a_waiting_caller_costs_its_call_only()
    {
        var service = new Service();
        using var pair = Pair.Open(wire, service);
        dynamic root = Limited.Run(() => pair.Root);
        // The first reads; those behind it wait for their turn, and one of them is interrupted.
        var first = Limited.Start(() => root.Block());
        Limited.Until(() => service.Blocked == 1, "the first waits");
        Thread? waiting = null;
        var second = Limited.Start(() =>
        {
            waiting = Thread.CurrentThread;
            root.Block();
        });
        Limited.Until(() => service.Blocked == 2 && waiting!.ThreadState.HasFlag(ThreadState.WaitSleepJoin), "the second waits");

        waiting!.Interrupt();

        Assert.That(Limited.FailureOf(second), Is.TypeOf<ThreadInterruptedException>());
        service.Free();
        Limited.Wait(first);
        Limited.Run(() => Assert.That((int)root.Add(1, 2), Is.EqualTo(3)));
    }

    internal sealed class Service
    {
        private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _blocked;

        public int Blocked => Volatile.Read(ref _blocked);

        public int Add(int a, int b) => a + b;

        public string Echo(string text) => text;

        public int Call(Func<int, int> callback, int number) => callback(number);

        public int CallInTime(Func<int, int> callback, int milliseconds)
        {
            var start = Environment.TickCount64;
            SpinWait.SpinUntil(() => Environment.TickCount64 - start >= milliseconds - 1);
            return callback(1);
        }

        public void Block()
        {
            Interlocked.Increment(ref _blocked);
            Limited.Wait(_gate.Task);
        }

        public void Free() => _gate.TrySetResult();
    }
}
