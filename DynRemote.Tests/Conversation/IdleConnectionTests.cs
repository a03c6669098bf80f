using DynRemote.Channels;
using DynRemote.Tests.Faults;
using DynRemote.Transport;

namespace DynRemote.Tests.Conversation;

internal sealed class IdleConnectionTests
{
    [Test]
    public void Past_64_connections_idle_ones_hold_no_thread_and_still_answer()
    {
        var host = RemoteHost.Listen("tcp://127.0.0.1:0", new Service());
        var clients = new List<RemoteConnection>();
        try
        {
            for (var i = 0; i < 100; i++)
                clients.Add(Limited.Run(() => RemoteClient.Connect(host.Endpoint)));
            var roots = clients.Select(client => (object)client.Root).ToArray();

            // 200 ends of connections are in this process. Workers that have had nothing to do end after some seconds.
            Limited.Until(() => WorkerThread.Count <= 64 + 16, $"no more than 64 threads wait; there are {WorkerThread.Count}");

            for (var round = 0; round < 3; round++)
            {
                foreach (dynamic root in roots)
                    Limited.Run(() => Assert.That((int)root.Add(1, round), Is.EqualTo(1 + round)));
            }
        }
        finally
        {
            Parallel.ForEach(clients, client => client.Dispose());
            Limited.Wait(host.DisposeAsync().AsTask());
        }
    }

    internal sealed class Service
    {
        public int Add(int a, int b) => a + b;
    }
}
