using System.Collections;
using System.Collections.ObjectModel;
using DynRemote.Transport;

namespace DynRemote.Tests.Faults;

/// <summary>What one side cannot or will not take costs the call that brought it, and leaves nothing behind.</summary>
public sealed class RefusalTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Test]
    public async Task A_message_beyond_the_peers_limits_costs_only_its_call()
    {
        await using var host = RemoteHost.Listen(
            "tcp://127.0.0.1:0", new Listener(), new RemoteOptions { Limits = new RemoteLimits { MaxFrameBytes = 20_000, MaxStringLength = 5_000 } });
        await using var connection = await RemoteClient.ConnectAsync(host.Endpoint).WaitAsync(Limit);
        var x = connection.Root;

        Assert.That(() => x.Hear(new string('a', 6_000)), Throws.ArgumentException.With.Message.Contains("MaxStringLength"));
        Assert.That(() => x.Hear(new string('a', 4_900), new string('b', 4_900), new string('c', 4_900), new string('d', 4_900), new string('e', 4_900)), Throws.ArgumentException.With.Message.Contains("MaxFrameBytes"));
        Assert.That((int)x.Hear("short"), Is.EqualTo(1));
    }

    [Test]
    public void References_in_refused_requests_are_given_back()
    {
        var (owner, holder) = Pair(new Listener(), new RemoteOptions { Limits = new RemoteLimits { MaxCallsInFlight = 0 } });
        using (owner)
        using (holder)
        {
            for (var i = 0; i < 10; i++)
                Assert.That(() => holder.Root.Hear(new object()), Throws.InstanceOf<RemoteException>().With.Message.Contains("requests are running"));
            AssertEventually(() => holder.Statistics.Exports == 0);
        }
    }

    [Test]
    public void A_part_of_a_sequence_that_comes_after_its_caller_has_given_up_leaves_nothing_behind()
    {
        var target = new Listener();
        var (owner, holder) = Pair(target);
        using (owner)
        using (holder)
        {
            Assert.That(() => Enumerate(Remote.With(holder.Root.Late, TimeSpan.FromMilliseconds(50))), Throws.TypeOf<TimeoutException>());
            target.Go.Set();
            // The listener, as root, stays.
            AssertEventually(() => owner.Statistics is { Exports: 1, RequestsRunning: 0 });
        }

        static void Enumerate(dynamic sequence)
        {
            foreach (var element in sequence)
                Assert.That((object?)element, Is.Not.Null);
        }
    }

    [Test]
    public void Content_is_not_replaced_through_a_member_that_is_hidden()
    {
        var (owner, holder) = Pair(null);
        using (owner)
        using (holder)
        {
            holder.Exports["list"] = new Closed { 3, 1, 2 };
            owner.Exports["sorter"] = new Sorter();
            var closed = (Closed)holder.Exports["list"];

            Assert.That(() => holder.Get("sorter").Sort(closed), Throws.Exception.With.Message.Contains("Clear"));
            Assert.That(closed, Is.EqualTo(new[] { 3, 1, 2 }));
        }
    }

    [Test]
    public void What_a_class_hides_does_not_come_out_from_its_base_class_or_an_interface()
    {
        var (owner, holder) = Pair(null);
        using (owner)
        using (holder)
        {
            owner.Exports["list"] = new Closed { 3, 1, 2 };
            dynamic closed = holder.Get("list");
            ICollection<int> collection = closed;

            Assert.That(() => closed.Clear(), Throws.Exception);
            Assert.That(collection.Clear, Throws.Exception);
            Assert.That(((RemoteObject)closed).GetDynamicMemberNames(), Has.None.EqualTo("Clear"));
            Assert.That((int)closed.Count, Is.EqualTo(3));
        }
    }

    [Test]
    public async Task A_list_of_elements_that_are_large_together_is_walked_in_parts()
    {
        await using var host = RemoteHost.Listen("tcp://127.0.0.1:0", new Listener(), new RemoteOptions { Limits = new RemoteLimits { MaxFrameBytes = 2_000_000 } });
        await using var connection = await RemoteClient.ConnectAsync(host.Endpoint).WaitAsync(Limit);
        var total = 0;

        foreach (string text in connection.Root.Texts)
            total += text.Length;

        Assert.That(total, Is.EqualTo(40 * 100_000));
    }

    [Test]
    public void An_object_with_several_ways_to_be_enumerated_can_cross()
    {
        var (owner, holder) = Pair(new ManyWays());
        using (owner)
        using (holder)
            Assert.That((int)holder.Root.Count, Is.EqualTo(2));
    }

    [Test]
    public void Neither_stack_traces_nor_live_exceptions_leave_where_the_options_withhold_them()
    {
        var (owner, holder) = Pair(new Listener(), new RemoteOptions { SendStackTraces = false });
        using (owner)
        using (holder)
        {
            var thrown = Assert.Catch<RemoteException>(() => holder.Root.Fail())!;

            Assert.That(thrown.StackTrace, Does.Not.Contain(nameof(Listener.Fail)));
            Assert.That((object?)thrown.Remote, Is.Null);
        }
    }

    private static (RemoteConnection Owner, RemoteConnection Holder) Pair(object? root, RemoteOptions? options = null)
    {
        var (first, second) = MessageChannel.CreatePair();
        return (RemoteConnection.Open(first, root, options), RemoteConnection.Open(second));
    }

    private static void AssertEventually(Func<bool> condition) => Assert.That(
        () =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return condition();
        },
        Is.True.After((int)Limit.TotalMilliseconds, 20));

    public sealed class Listener
    {
        public ManualResetEventSlim Go { get; } = new();

        public List<string> Texts { get; } = [.. Enumerable.Range(0, 40).Select(i => new string((char)('a' + (i % 26)), 100_000))];

        public IEnumerable<object> Late
        {
            get
            {
                Go.Wait(Limit);
                yield return new object();
                yield return new object();
            }
        }

        public int Hear(params object[] what) => what.Length;

        public void Fail() => throw new OwnException();
    }

    public sealed class OwnException() : Exception("own");

    public sealed class Sorter
    {
        public void Sort(Collection<int> items)
        {
            var sorted = items.Order().ToList();
            items.Clear();
            foreach (var item in sorted)
                items.Add(item);
        }
    }

    public sealed class Closed : Collection<int>
    {
        [RemoteHidden]
        public new void Clear() => base.Clear();
    }

    public sealed class ManyWays : IEnumerable<int>
    {
        public int Count => 2;

        public IEnumerator<int> GetEnumerator() => Enumerable.Range(0, Count).GetEnumerator();

        public IEnumerator<T> GetEnumerator<T>() => Enumerable.Empty<T>().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
