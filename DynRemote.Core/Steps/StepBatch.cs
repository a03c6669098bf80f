using DynRemote.Exchange;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Steps;

/// <summary>
/// The steps of a batch that is open: they leave together. All fields but <see cref="IsOpen"/> are guarded by the lock of the <see cref="Cork"/>.
/// </summary>
internal sealed class StepBatch
{
    /// <summary>As soon as they are about so many bytes, they leave.</summary>
    private const long MostBytes = 4 * 1024 * 1024;

    private readonly List<Held> _steps = [];
    private long _bytes;
    private volatile bool _isOpen = true;
    private int _depth = 1;

    /// <summary>Whether steps are put in. Written under the lock; whoever reads it without finds out under the lock.</summary>
    public bool IsOpen => _isOpen;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _steps.Count == 0;

    /// <summary>Whether it is time for them to leave.</summary>
    /// <param name="mostSteps">So many leave together at the most.</param>
    public bool IsFull(int mostSteps) => _steps.Count >= mostSteps || _bytes >= MostBytes;

    /// <summary>Whether it is opened once only, so that the next time it is closed is the last.</summary>
    public bool IsLast => _depth == 1;

    /// <summary>Outcomes of its steps that no later step has used, or that somebody has asked for.</summary>
    public Dictionary<long, IStepOutcome> Wanted { get; } = [];

    /// <summary>A batch inside of it is opened: that is the same one.</summary>
    public void Open() => _depth++;

    /// <summary>It is closed as often as it was opened. Returns whether this was the last time: then nothing is put in any more.</summary>
    public bool Close()
    {
        _isOpen = --_depth > 0;
        return !_isOpen;
    }

    /// <summary>Puts a step in.</summary>
    /// <param name="message">The step.</param>
    /// <param name="named">Whom it names: alive until it stands in the output queue (rule 4 of the lifetime rules).</param>
    /// <param name="answer">The number of its answer.</param>
    /// <param name="outcome">What becomes of it; <see langword="null"/> where nobody will ask.</param>
    public void Add(OutgoingMessage message, object named, long answer, IStepOutcome? outcome)
    {
        _steps.Add(new Held(message, named, answer, outcome));
        _bytes += Wire.RoughSize(message.Wire);
        if (outcome is not null)
            Wanted.Add(answer, outcome);
    }

    /// <summary>Takes all of them.</summary>
    public Held[] TakeAll()
    {
        Held[] all = [.. _steps];
        _steps.Clear();
        _bytes = 0;
        return all;
    }

    /// <summary>A step that has not left.</summary>
    internal readonly record struct Held(OutgoingMessage Message, object Named, long Answer, IStepOutcome? Outcome);
}
