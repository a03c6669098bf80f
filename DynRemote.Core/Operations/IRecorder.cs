namespace DynRemote.Operations;

/// <summary>Takes what is done to proxies while a plan is recorded, in place of their owner.</summary>
internal interface IRecorder
{
    /// <summary>Notes an operation; answers what stands for its result.</summary>
    /// <param name="target">The proxy, or a promise.</param>
    /// <param name="operation">What is done to it.</param>
    /// <exception cref="RemotePlanException">The operation needs its result at once, or cannot be part of a plan.</exception>
    object? Record(object target, in Operation operation);

    /// <summary>Refuses to turn a proxy into an object of another type: there is nothing yet to turn.</summary>
    /// <exception cref="RemotePlanException">Always.</exception>
    Exception RefuseConversion(Type type);

    /// <summary>Refuses to ask a proxy for its text.</summary>
    /// <exception cref="RemotePlanException">Always.</exception>
    Exception RefuseText();
}
