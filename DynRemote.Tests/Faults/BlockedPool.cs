namespace DynRemote.Tests.Faults;

/// <summary>Keeps the thread pool busy with work that does not end, more than it would make threads for within a test's time, until it is disposed.</summary>
internal sealed class BlockedPool : IDisposable
{
    private readonly ManualResetEventSlim _end = new();
    private readonly Task[] _work;

    public BlockedPool()
    {
        ThreadPool.GetMinThreads(out var threads, out _);
        using var running = new CountdownEvent(threads);
        _work = [.. Enumerable.Range(0, threads + 200).Select(i => Task.Run(() =>
        {
            if (i < threads)
                running.Signal();
            _end.Wait();
        }))];
        running.Wait();
    }

    public void Dispose()
    {
        _end.Set();
        Limited.Wait(Task.WhenAll(_work));
        _end.Dispose();
    }
}
