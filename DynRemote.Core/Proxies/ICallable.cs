namespace DynRemote.Proxies;

/// <summary>Something of the peer that can be called: a delegate, or a method of an object.</summary>
internal interface ICallable
{
    /// <summary>Calls it and waits for the result; changed by-reference arguments are written back into the array.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="byReference">Which of the first 32 arguments are passed by reference.</param>
    object? Call(object?[] arguments, uint byReference = 0);

    /// <summary>Calls it without waiting; calls of one connection start in the order in which they were made.</summary>
    /// <param name="arguments">The arguments.</param>
    void Send(object?[] arguments);

    /// <summary>Calls it where there is no result to wait for. A delegate is waited for all the same; a handler of an event may not be.</summary>
    /// <param name="arguments">The arguments.</param>
    void Raise(object?[] arguments) => Call(arguments);
}
