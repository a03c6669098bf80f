using System.Diagnostics;
using DynRemote.Transport;

namespace DynRemote.Tests.Peer;

/// <summary>64 threads of the pool of a fresh process, all blocked in calls: none may need another one of the pool.</summary>
internal static class Starvation
{
    private const int Threads = 64;
    private const int Calls = 20;

    /// <summary>Calls the host at the endpoint, and prints how long that took, in milliseconds.</summary>
    public static int Run(string endpoint)
    {
        using var connection = RemoteClient.Connect(endpoint);
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
        Console.WriteLine($"done {watch.ElapsedMilliseconds}");
        return 0;
    }

    /// <summary>Calls the host at the endpoint on three threads that wait, and prints when they are about to; it is to be killed.</summary>
    public static int RunUntilKilled(string endpoint)
    {
        using var connection = RemoteClient.Connect(endpoint);
        var root = connection.Root;
        for (var thread = 0; thread < 3; thread++)
            new Thread(() => root.CallBack((Action)(() => Thread.Sleep(Timeout.Infinite)))) { IsBackground = true }.Start();
        Console.WriteLine("calling");
        Console.ReadLine();
        return 0;
    }
}
