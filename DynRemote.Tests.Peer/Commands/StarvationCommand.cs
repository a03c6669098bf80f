using System.Diagnostics;
using DynRemote.Transport;

namespace DynRemote.Tests.Peer.Commands;

/// <summary>
/// <c>starvation &lt;endpoint&gt;</c>: 64 threads of the pool of a fresh process, all blocked in calls, none of which may need another one of the pool. Prints
/// how many milliseconds that took.
/// </summary>
internal sealed class StarvationCommand : PeerCommand
{
    private const int Threads = 64;
    private const int Calls = 20;

    public override string Name => "starvation";

    public override Task<int> RunAsync(string[] args)
    {
        using var connection = RemoteClient.Connect(args[0]);
        var root = connection.Root;
        var watch = Stopwatch.StartNew();
        using var done = new CountdownEvent(Threads);
        for (var thread = 0; thread < Threads; thread++)
        {
            ThreadPool.QueueUserWorkItem(_ =>
            {
                for (var i = 0; i < Calls; i++)
                    root.Add(i, 1);
                done.Signal();
            });
        }
        done.Wait();
        Console.WriteLine(watch.ElapsedMilliseconds);
        return Task.FromResult(0);
    }
}
