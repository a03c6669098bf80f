namespace DynRemote.Channels;

/// <summary>Code that awaits goes on, on one of the process's own threads, never on one of the thread pool's.</summary>
internal sealed class WorkerContext : SynchronizationContext
{
    private WorkerContext()
    {
    }

    /// <summary>The only one.</summary>
    public static WorkerContext Instance { get; } = new();

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) => WorkerThread.Run(() =>
    {
        SetSynchronizationContext(this);
        d(state);
    });

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;
}
