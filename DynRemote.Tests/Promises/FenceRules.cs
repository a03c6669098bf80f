namespace DynRemote.Tests.Promises;

/// <summary>The rules by which calls on a promise, and on the caller's own object that it becomes, keep their order.</summary>
[Flags]
public enum FenceRules
{
    None = 0,

    /// <summary>The peer answers a fence when the calls on the promise that it has queued have been passed on.</summary>
    QueuedCallsFirst = 1,

    /// <summary>The promise has its value for the caller when a fence has been to the peer and back.</summary>
    Fence = 2,

    /// <summary>Calls on the promise that are made while the fence is out are held, and delivered before the promise has its value.</summary>
    Hold = 4,

    /// <summary>Without a call on the promise that may be under way there is no fence.</summary>
    OnlyWhereNeeded = 8,

    All = QueuedCallsFirst | Fence | Hold | OnlyWhereNeeded,
}
