namespace DynRemote.Messages;

/// <summary>What the header of a reply or a fault says beside its kind.</summary>
internal static class AnswerFlags
{
    /// <summary>It answers a step, and steps that were sent before that one may not have started: they wait, or that one did not wait for its turn.</summary>
    public const int OutOfTurn = 1 << 8;
}
