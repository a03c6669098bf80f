namespace DynRemote.Operations;

/// <summary>
/// Stands among the arguments of a call that has failed, in the place of one that was passed by reference and that the callee had changed by then. The others are
/// as they were; so nothing has to be kept of a call that does not fail.
/// </summary>
/// <param name="Value">What the caller's variable holds now.</param>
internal sealed record ChangedBeforeFailure(object? Value);
