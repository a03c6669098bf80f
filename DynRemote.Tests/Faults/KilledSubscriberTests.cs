using System.Collections.Concurrent;
using DynRemote.Tests.Interop;
using DynRemote.Transport;

namespace DynRemote.Tests.Faults;

/// <summary>Processes that listen to an event and are killed: the one who raises it never notices.</summary>
public sealed class KilledSubscriberTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Test]
    public async Task The_handler_of_a_killed_process_is_removed_and_nobody_else_notices()
    {
        var speaker = new Speaker();
        await using var host = RemoteHost.Listen("tcp://127.0.0.1:0", speaker);
        using var first = await PeerProcess.StartAsync("listen", host.Endpoint);
        using var second = await PeerProcess.StartAsync("listen", host.Endpoint);
        speaker.Say("both");
        Assert.That(speaker.Notes, Is.EqualTo(new[] { "heard both", "heard both" }));
        using var stop = new CancellationTokenSource();
        var raising = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
                speaker.Say("again");
        });

        first.Kill();
        await speaker.WaitForListenersAsync(1).WaitAsync(Limit);
        await stop.CancelAsync();

        Assert.That(async () => await raising.WaitAsync(Limit), Throws.Nothing);
        speaker.Notes.Clear();
        speaker.Say("one");
        Assert.That(speaker.Notes, Is.EqualTo(new[] { "heard one" }));
    }

    public sealed class Speaker
    {
        private readonly Lock _gate = new();
        private Action<string>? _said;
        private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public event Action<string> Said
        {
            add => Change(() => _said += value);
            remove => Change(() => _said -= value);
        }

        [RemoteHidden]
        public ConcurrentQueue<string> Notes { get; } = [];

        public void Note(string text) => Notes.Enqueue(text);

        public void Say(string text) => _said?.Invoke(text);

        [RemoteHidden]
        public async Task WaitForListenersAsync(int count)
        {
            while (true)
            {
                Task changed;
                lock (_gate)
                {
                    if ((_said?.GetInvocationList().Length ?? 0) == count)
                        return;
                    changed = _changed.Task;
                }
                await changed;
            }
        }

        private void Change(Action change)
        {
            lock (_gate)
            {
                change();
                _changed.SetResult();
                _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
