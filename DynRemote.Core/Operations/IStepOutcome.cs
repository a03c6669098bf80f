namespace DynRemote.Operations;

/// <summary>What becomes of a step that was sent, as the one who sent it sees it.</summary>
internal interface IStepOutcome
{
    /// <summary>The way by which the step was sent.</summary>
    IPipeline Pipeline { get; }

    /// <summary>Whether its value is a part of a sequence.</summary>
    bool IsChunked => false;

    /// <summary>The number under which the peer keeps it.</summary>
    long Answer { get; }

    /// <summary>Whether it has been asked for. Guarded by the lock of the <see cref="IPipeline"/>.</summary>
    bool IsAsked { get; set; }

    /// <summary>The step's place among the steps of the connection.</summary>
    long Sequence { get; }

    /// <summary>How often the connection had waited for an answer when the step was made, or when it was asked for, where that came later than the step had left. Written before the answer can come.</summary>
    long WaitsBefore { get; set; }

    /// <summary>Whether somebody waits for it; else it was asked for in advance. Guarded by the lock of the <see cref="IPipeline"/>; a late reader does no harm.</summary>
    bool IsAwaited { get; set; }

    /// <summary>Whether somebody is known to wait for it at the moment: of a task that was made of it nobody may have taken notice yet. Asked before the value is there.</summary>
    bool IsWaitedFor => true;

    /// <summary>The batch that holds the step; <see langword="null"/> where it is in line. Guarded by the lock of the <see cref="IPipeline"/>.</summary>
    object? Batch { get; }

    /// <summary>Ends when the value has come, or will not come.</summary>
    Task Ended { get; }

    /// <summary>The step is in a batch, or in line.</summary>
    /// <param name="answer">The number of its answer.</param>
    /// <param name="sequence">Its place among the steps of the connection; 0 as long as it is in a batch.</param>
    /// <param name="batch">The batch; <see langword="null"/> where it is in line.</param>
    void Sent(long answer, long sequence, object? batch);

    /// <summary>The answer is not dropped until <see cref="Unpin"/>, unless it has been before, which whoever pins it sees by its end. Returns how many do so now.</summary>
    int Pin();

    /// <summary>Ends a <see cref="Pin"/>.</summary>
    void Unpin();

    /// <summary>The value has come. Called by the thread that reads the connection: it neither waits nor sends.</summary>
    void Complete(object? value);

    /// <summary>There will be no value.</summary>
    void Fail(Failure failure);
}
