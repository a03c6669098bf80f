namespace DynRemote.Proxies;

/// <summary>Something of the peer that can be called: a delegate, or a method of an object.</summary>
internal interface ICallable
{
    /// <summary>Calls it and waits for the result; changed by-reference arguments are written back into the array.</summary>
    object? Call(object?[] arguments);
}
