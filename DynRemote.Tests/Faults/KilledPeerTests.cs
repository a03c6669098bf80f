using DynRemote.Tests.Interop;
using DynRemote.Transport;

namespace DynRemote.Tests.Faults;

/// <summary>Another process, at work and killed in the middle of it.</summary>
internal sealed class KilledPeerTests
{
    [Test]
    public async Task Calls_into_a_process_that_is_killed_end_and_say_so()
    {
        var service = new Service();
        await using var host = RemoteHost.Listen("tcp://127.0.0.1:0", service);
        using var peer = await PeerProcess.StartAsync("be-called", host.Endpoint);
        Limited.Until(() => service.Calls == 3, "three calls wait in the other process");
        var connection = host.Connections.Single();

        peer.Kill();

        Limited.Until(() => service.Failures.Count == 3, "all of them are told", Limited.NoticeLimit);
        Assert.That(service.Failures, Is.All.TypeOf<ConnectionLostException>());
        Assert.That(Limited.FailureOf(connection.Completion), Is.TypeOf<ConnectionLostException>());
        Limited.Until(() => host.Connections.Count == 0, "the host has forgotten the connection");
        Limited.Until(() => connection.Statistics is { CallsWaiting: 0, RequestsRunning: 0, Exports: 0, Imports: 0 }, "nothing is left");
    }

    [Test]
    public async Task The_callers_of_a_host_that_is_killed_are_told()
    {
        using var peer = await PeerProcess.StartAsync("serve");
        await using var connection = await RemoteClient.ConnectAsync(peer.FirstLine);
        var inside = 0;
        var calls = Enumerable.Range(0, 3).Select(_ => Limited.Start(() =>
        {
            while (true)
            {
                connection.GetNames();
                Interlocked.Increment(ref inside);
            }
        })).ToArray();
        Limited.Until(() => Volatile.Read(ref inside) > 30, "they are calling");

        peer.Kill();

        foreach (var call in calls)
            Assert.That(Limited.FailureOf(call), Is.TypeOf<ConnectionLostException>());
        Assert.That(() => connection.GetNames(), Throws.TypeOf<ConnectionLostException>());
    }

    [Test]
    public async Task Disposing_a_host_during_calls_tells_their_callers()
    {
        var service = new LossTests.Service();
        var host = RemoteHost.Listen("tcp://127.0.0.1:0", service);
        var clients = Enumerable.Range(0, 3).Select(_ => RemoteClient.Connect(host.Endpoint)).ToArray();
        var calls = clients.Select(client => Limited.Start(() => client.Root.Block())).ToArray();
        Limited.Until(() => service.Blocked == 3, "the calls have arrived");

        await host.DisposeAsync();

        foreach (var call in calls)
            Assert.That(Limited.FailureOf(call), Is.TypeOf<ConnectionLostException>().With.Message.Contains("The host has stopped"));
        Assert.That(host.Completion.IsCompletedSuccessfully, Is.True, "that is how it should end");
        Assert.That(host.Connections, Is.Empty);
        service.Free();
        foreach (var client in clients)
            client.Dispose();
    }

    [Test]
    public async Task Calls_on_64_pool_threads_of_a_fresh_process_do_not_starve()
    {
        await using var host = RemoteHost.Listen("tcp://127.0.0.1:0", new LossTests.Service());

        using var peer = await PeerProcess.StartAsync("starvation", host.Endpoint);

        Assert.That(int.TryParse(peer.FirstLine, out var milliseconds), Is.True, peer.FirstLine);
        TestContext.Out.WriteLine($"64 threads x 20 calls: {milliseconds} ms");
    }

    internal sealed class Service
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<Exception> _failures = new();
        private int _calls;

        [RemoteHidden]
        public int Calls => Volatile.Read(ref _calls);

        [RemoteHidden]
        public IReadOnlyCollection<Exception> Failures => [.. _failures];

        public void CallBack(Action callback)
        {
            Interlocked.Increment(ref _calls);
            try
            {
                callback();
            }
            catch (Exception exception)
            {
                _failures.Enqueue(exception);
                throw;
            }
        }
    }
}
