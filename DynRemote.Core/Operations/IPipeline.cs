namespace DynRemote.Operations;

/// <summary>
/// Sends operations as steps, which start at the peer in the order in which they were sent, without waiting for any of them. May be used by any thread.
/// </summary>
internal interface IPipeline
{
    /// <summary>The pipeline in whose line the steps stand: its own, or that of the pipeline that it is a way to. Promises of one line can be arguments of each other's steps.</summary>
    IPipeline Line => this;

    /// <summary>Sends a step.</summary>
    /// <param name="target">A reference, a value, or a promise; the connection itself for what is asked of the peer as such.</param>
    /// <param name="operation">What to do; promises may be among its arguments.</param>
    /// <param name="outcome">What becomes of it; <see langword="null"/> where nobody will ask, so that the peer keeps nothing.</param>
    /// <exception cref="ConnectionLostException">The connection has ended.</exception>
    /// <returns>The step's place among the steps of the connection.</returns>
    long Send(object? target, in Operation operation, IStepOutcome? outcome);

    /// <summary>Asks for the outcome of a step, if it has not been asked for, and sends what is in line.</summary>
    void Ask(IStepOutcome outcome);

    /// <summary>The conversation whose steps these are.</summary>
    IConversation Conversation { get; }

    /// <summary>
    /// The same where nobody waits yet: what else this thread is about to ask for leaves together with it.
    /// </summary>
    void AskSoon(IStepOutcome outcome);

    /// <summary>Somebody wants an outcome that is there already: that it was on its way meanwhile makes its round trip no less one.</summary>
    void Took(IStepOutcome outcome);

    /// <summary>A wait for a value, which may be limited.</summary>
    Task<object?> Within(Task<object?> value);

    /// <summary>The step's outcome will not be named again. Called from finalizers, too.</summary>
    void Drop(long answer);

    /// <summary>Whether a step may not have started yet.</summary>
    /// <param name="sequence">What <see cref="Send"/> gave.</param>
    bool IsUnconfirmed(long sequence);

    /// <summary>
    /// Does an operation on an object of this side, as a promise does that has become one. What is a task ends with what the task gives.
    /// </summary>
    /// <returns>The result; it has failed where the operation has.</returns>
    Task<object?> PerformHere(object target, in Operation operation);

    /// <summary>Ends when all steps that are done to a promise and have been sent so far have run at the peer.</summary>
    Task FenceAsync(IStepOutcome promise);

    /// <summary>Keeps a failure that nobody has looked at for the next flush.</summary>
    void Report(Exception failure);

    /// <summary>Somebody sees a failure.</summary>
    void Seen(Exception failure);
}
