namespace DynRemote.Proxies;

/// <summary>Something of the peer that can be called: a delegate, or a method of an object.</summary>
internal interface ICallable
{
    /// <summary>Calls it and waits for the result; changed by-reference arguments are written back into the array.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="byReference">Which of the first 32 arguments are passed by reference.</param>
    object? Call(object?[] arguments, uint byReference = 0);
}
