using DynRemote.Tests.Conformance.Differential;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>Tasks, tokens, locks and what threads meet at.</summary>
internal sealed class Tasks : LineTable
{
    public override string Title => "Tasks and threads";

    protected override void Write()
    {
        Of("Task<int>", () => Task.FromResult(5)).EndedBy(_ => { })
            .Gives(x => x.Result)
            .Gives(x => x.IsCompleted)
            .Gives(x => x.Status)
            .Awaits(async x => await x)
            .Awaits(async x => await x.ConfigureAwait(false))
            .Gives(x => x.GetAwaiter().GetResult())
            .Gives(x => x.Exception)
            .Awaits(async x => { Task<int> task = x; return await task; })
            .Gives(x => { x.Wait(); return x.AsyncState; });

        Of("failed Task", () => Task.FromException(new FormatException("failed"))).EndedBy(_ => { })
            .Awaits(async x => { await x; return 0; })
            .Gives(x => x.Exception.InnerException.Message)
            .Does(x => x.Wait())
            .Gives(x => x.IsFaulted);

        Of("Task that has failed twice", () => Task.WhenAll(Task.FromException(new FormatException("first")), Task.FromException(new TimeoutException("second")))).EndedBy(_ => { })
            .Awaits(async x => { await x; return 0; })
            .Awaits(async x => { Task task = x; await Task.WhenAny(task); return string.Join(" ", task.Exception!.InnerExceptions.Select(error => error.Message)); })
            .Gives(x => { Task task = x; task.Wait(); return 0; });

        Of("canceled Task", () => Task.FromCanceled(new CancellationToken(true))).EndedBy(_ => { })
            .Awaits(async x => { await x; return 0; })
            .Awaits(async x => { Task task = x; await Task.WhenAny(task); return task.Status; });

        Of("Task that a cancellation has faulted", () => Task.FromException(new OperationCanceledException("no more"))).EndedBy(_ => { })
            .Awaits(async x => { await x; return 0; })
            .Awaits(async x => { Task task = x; await Task.WhenAny(task); return task.Status; });

        Of("work", () => new Canceled())
            .Gives(x => { using var source = new CancellationTokenSource(); source.Cancel(); try { return x.Check(source.Token); } catch (OperationCanceledException e) when (e.CancellationToken == source.Token) { return "mine"; } })
            .Awaits(async x => { using var source = new CancellationTokenSource(); Task task = x.WaitAsync(source.Token); source.Cancel(); try { await task; return "done"; } catch (OperationCanceledException e) when (e.CancellationToken == source.Token) { return "mine"; } });

        Of("TaskCompletionSource<string>", () => new TaskCompletionSource<string>())
            .SeenBy(x => x.Task.Status)
            .Does(x => x.SetResult("done"))
            .Does(x => x.SetException(new FormatException("no")))
            .Gives(x => x.TrySetCanceled())
            .Gives(x => x.Task.IsCompleted)
            .Does(x => { x.SetResult("a"); x.SetResult("b"); })
            .Awaits(async x => { Task<string> task = x.Task; x.SetResult("a"); return await task; });

        Of("CancellationTokenSource", () => new CancellationTokenSource())
            .SeenBy(x => x.IsCancellationRequested)
            .Does(x => x.Cancel())
            .Gives(x => x.Token.IsCancellationRequested)
            .Gives(x => x.Token.CanBeCanceled)
            .Gives(x => { x.Cancel(); x.Token.ThrowIfCancellationRequested(); return 0; })
            .Gives(() => new List<int>(), (x, a) => { x.Token.Register((Action)(() => a.Add(1))); x.Cancel(); return a.Count; })
            .Gives(x => { x.Dispose(); x.Cancel(); return 0; })
            .Gives(x => x.TryReset());

        Of("Lazy<int>", () => { var made = 0; return new Lazy<int>(() => ++made); })
            .SeenBy(x => x.IsValueCreated)
            .Gives(x => x.Value)
            .Gives(x => x.IsValueCreated)
            .Gives(x => x.Value + x.Value)
            .Gives(x => { Lazy<int> lazy = x; return lazy.Value; })
            .Gives(x => x.ToString());

        Of("Lazy<string>, that fails", () => { var asked = 0; return new Lazy<string>(() => throw new FormatException($"asked {++asked}")); })
            .SeenBy(x => x.IsValueCreated)
            .Gives(x => x.Value)
            .Gives(x => { try { return x.Value; } catch (FormatException) { return x.Value; } });

        Of("SemaphoreSlim", () => new SemaphoreSlim(1, 2))
            .SeenBy(x => x.CurrentCount)
            .Does(x => x.Wait())
            .Gives(x => x.Release())
            .Gives(x => x.Release(5))
            .Gives(x => x.Wait(0))
            .Gives(x => x.Wait(0) && x.Wait(0))
            .Awaits(async x => { await x.WaitAsync(); return x.CurrentCount; });

        Of("ManualResetEventSlim", () => new ManualResetEventSlim())
            .SeenBy(x => x.IsSet)
            .Does(x => x.Set())
            .Gives(x => x.Wait(0))
            .Gives(x => { x.Set(); x.Wait(); x.Reset(); return x.IsSet; });

        Of("AutoResetEvent", () => new AutoResetEvent(false))
            .SeenBy(_ => "an event")
            .Gives(x => x.WaitOne(0))
            .Gives(x => { x.Set(); return x.WaitOne(0) && !x.WaitOne(0); });

        Of("CountdownEvent", () => new CountdownEvent(2))
            .SeenBy(x => x.CurrentCount)
            .Gives(x => x.Signal())
            .Gives(x => x.Signal(2))
            .Gives(x => x.Signal(3))
            .Gives(x => x.InitialCount);

        Of("Barrier", () => new Barrier(1))
            .SeenBy(x => x.CurrentPhaseNumber)
            .Does(x => x.SignalAndWait())
            .Gives(x => x.AddParticipant())
            .Gives(x => x.ParticipantsRemaining);

        Of("Timer", () => new Timer(_ => { }, null, Timeout.Infinite, Timeout.Infinite))
            .SeenBy(_ => "a timer")
            .Gives(x => x.Change(Timeout.Infinite, 1000))
            .Gives(x => x.Change(-2, 0))
            .Does(x => x.Dispose());

        Of("System.Timers.Timer", () => new System.Timers.Timer(1) { AutoReset = false })
            .SeenBy(x => x.AutoReset)
            .Gives(x => x.Interval)
            .Does(x => x.AutoReset = true)
            .Does(x => x.Interval = -1)
            .Gives(x =>
            {
                using var elapsed = new ManualResetEventSlim();
                x.Elapsed += (System.Timers.ElapsedEventHandler)((_, _) => elapsed.Set());
                x.Start();
                return elapsed.Wait(TimeSpan.FromSeconds(20));
            });

        Of("AsyncLocal<int>", () => new AsyncLocal<int>())
            .SeenBy(_ => "a local")
            .Gives(x => x.Value);

        Of("ThreadLocal<int>", () => new ThreadLocal<int>(() => 3))
            .SeenBy(_ => "a local")
            .Gives(x => x.Value)
            .Gives(x => x.IsValueCreated || x.Value == 3);

        Of("Progress", () => (IProgress<int>)new Collected())
            .Does(x => x.Report(3))
            .Does(x => ((IProgress<int>)x).Report(4));

        Of("ReaderWriterLockSlim", () => new ReaderWriterLockSlim())
            .EndedBy(_ => { })
            .SeenBy(_ => "a lock")
            .Gives(x => x.IsReadLockHeld)
            .Gives(x => x.CurrentReadCount)
            .Does(x => x.ExitReadLock())
            .Gives(x => x.RecursionPolicy);
    }

    public sealed class Canceled
    {
        public string Check(CancellationToken token)
        {
            token.ThrowIfCancellationRequested();
            return "checked";
        }

        public Task WaitAsync(CancellationToken token) => Task.Delay(Timeout.Infinite, token);

        public override string ToString() => "work";
    }

    internal sealed class Collected : IProgress<int>
    {
        private int _last;

        public void Report(int value) => _last = value;

        public override string ToString() => $"last {_last}";
    }
}
