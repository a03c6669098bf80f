namespace DynRemote.Performing;

/// <summary>What an operation gives whose answer comes later: no thread is held until then.</summary>
/// <param name="Task">Ends with the answer.</param>
internal sealed record LateAnswer(Task<object?> Task);
