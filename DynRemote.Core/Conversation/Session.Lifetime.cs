using System.Diagnostics;
using DynRemote.Channels;
using DynRemote.Messages;
using Microsoft.Extensions.Logging;

namespace DynRemote.Conversation;

/// <content>How a connection begins and ends.</content>
internal sealed partial class Session
{
    /// <summary>How long a goodbye may take; a peer that does not read gets none.</summary>
    private static readonly TimeSpan GoodbyeTime = TimeSpan.FromMilliseconds(200);

    private const string ClosedHere = "This side has closed the connection.";

    private readonly TaskCompletionSource _handshake = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Written once, by the reader; after <see cref="_peerRoot"/>.</summary>
    private volatile bool _handshakeDone;

    /// <summary>The peer's root; there as soon as the handshake is done.</summary>
    private object? _peerRoot;

    /// <summary>1 once the connection has ended. Changed atomically, by whoever ends it; the reason is written before <see cref="_ending"/> is seen.</summary>
    private int _endBegun;

    /// <summary>Why the connection has ended; <see langword="null"/> while it lives. Written once, by whoever ends it.</summary>
    private volatile Ending? _ending;

    /// <summary>Whether this side is closing: the peer that has read the goodbye may be faster to cut the channel, which is then no failure.</summary>
    private volatile bool _closing;

    /// <inheritdoc/>
    public bool HasEnded => _ending is not null;

    /// <summary>Ends when the connection does: faulted where it was lost, not where one side closed it.</summary>
    public Task Completion => _completion.Task;

    /// <summary>The peer's root.</summary>
    public object? PeerRoot
    {
        get
        {
            // First what kept the two from talking at all, then what ended their talk.
            WaitUntilReady();
            return _peerRoot;
        }
    }

    /// <summary>Says hello, and begins to read.</summary>
    public void Start(object? root)
    {
        var encoder = _encoders.Rent();
        var limits = _options.Limits;
        var hello = new HelloMessage(
            HelloMessage.CurrentVersion, limits.MaxFrameBytes, limits.MaxDepth, limits.MaxElements, limits.MaxStringLength, [PeerNames.Feature], encoder.Encode(root),
            limits.MaxCallsInFlight);
        _output.Enqueue(encoder.Finish(hello.ToWire()));
        _encoders.Return(encoder);
        EndWithoutHelloAsync(limits.HandshakeTimeout);
        _reader.Start(_output.Send);
        GC.KeepAlive(root);
    }

    /// <summary>Waits for the peer's hello.</summary>
    /// <exception cref="RemoteProtocolException">The peer is none of DynRemote, or of another version.</exception>
    /// <exception cref="ConnectionLostException">The connection ended first.</exception>
    public void WaitForHandshake()
    {
        if (_handshakeDone)
            return;
        // The worker that leads the connection reads the hello. It needs no pool thread, and the handshake's timer bounds the wait.
        _handshake.Task.GetAwaiter().GetResult();
    }

    /// <summary>Waits for the peer's hello without holding a thread.</summary>
    public Task WaitForHandshakeAsync() => _handshake.Task;

    private void WaitUntilReady()
    {
        WaitForHandshake();
        ThrowIfEnded();
    }

    /// <summary>Throws if the connection has ended.</summary>
    /// <exception cref="ConnectionLostException">It has.</exception>
    private void ThrowIfEnded()
    {
        if (_ending is { } ending)
            throw ending.ToException();
    }

    /// <summary>Says goodbye and ends the connection.</summary>
    public void Close(string reason)
    {
        if (HasEnded)
            return;
        _closing = true;
        // A peer that does not read must not keep this side from closing: the goodbye is sent by another thread, and waited for only so long.
        var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // Another thread may be sending, and sends it then: what counts is that all has left.
        WorkerThread.Run(() =>
        {
            _output.Send(new GoodbyeMessage(reason).ToWire());
            _output.WhenIdle().ContinueWith(_ => said.SetResult(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        });
        said.Task.Wait(GoodbyeTime);
        End(ClosedHere, null, isOrderly: true);
    }

    private async void EndWithoutHelloAsync(TimeSpan timeout)
    {
        // Ends early, with the handshake or with the connection.
        await _handshake.Task.WaitAsync(timeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_handshake.Task.IsCompleted)
            End($"The peer has not said hello within {timeout}.", new TimeoutException("The handshake took too long."));
    }

    private void TakeHello(HelloMessage hello)
    {
        if (_handshakeDone)
            throw new RemoteProtocolException("The peer has said hello twice.");
        (_channel as ILimitedChannel)?.KeepTo(new RemoteLimits
        {
            MaxFrameBytes = hello.MaxFrameBytes,
            MaxDepth = hello.MaxDepth,
            MaxElements = hello.MaxElements,
            MaxStringLength = hello.MaxStringLength,
        });
        _stepRoom.KeepTo(hello.MaxCallsInFlight);
        _encoders.Names.AreUnderstood = hello.Features.Contains(PeerNames.Feature);
        _peerRoot = _incoming.Decode(hello.Root) ?? _incoming.PeerNames();
        _roundTrips.Add();
        _handshakeDone = true;
        _handshake.TrySetResult();
    }

    // A peer that has closed the channel said goodbye first, which the reader is about to find and which says more than the failure to send to it.
    private void OnSendFailed(Exception error) => WorkerThread.Run(() =>
    {
        ((IAsyncResult)_completion.Task).AsyncWaitHandle.WaitOne(GoodbyeTime);
        End($"Sending to the peer failed: {error.Message}", error);
    });

    private void End(string reason, Exception? cause, bool isOrderly = false)
    {
        if (Interlocked.Exchange(ref _endBegun, 1) == 1)
            return;
        if (_closing && !isOrderly)
            (reason, cause, isOrderly) = (ClosedHere, null, true);
        _ending = new Ending(reason, cause);
        // The callers first: the channel's way of closing and the logger are the program's code, and may be slow or throw.
        _calls.End(_ending.ToException);
        _vigil.End();
        Attempt(_channel.Dispose);
        if (!isOrderly)
            Attempt(() => _options.Logger.LogWarning(cause, "A connection has ended: {Reason}", reason));
        _handshake.TrySetException(cause is RemoteProtocolException ? cause : _ending.ToException());
        // Nobody may be waiting for it; it must not count as an exception that nobody has looked at.
        _ = _handshake.Task.Exception;
        _ownSteps.End();
        _answers.Clear();
        _exports.Clear();
        _imports.Clear();
        // An event's remove accessor or an iterator's finally block is the program's code, and this thread may be anyone's.
        WorkerThread.Run(() =>
        {
            _lingering.EndAll();
            if (isOrderly)
                _completion.TrySetResult();
            else
                _completion.TrySetException(_ending.ToException());
            _ = _completion.Task.Exception;
        });
    }

    // The connection is at its end whatever this throws, and nobody is left who could be told.
    private static void Attempt(Action step)
    {
        try
        {
            step();
        }
        catch (Exception exception)
        {
            Debug.WriteLine(exception);
        }
    }

    /// <summary>Why the connection ended; each caller gets an exception of its own, with its own stack.</summary>
    private sealed record Ending(string Reason, Exception? Cause)
    {
        public ConnectionLostException ToException() => new(Reason, Cause);
    }
}
