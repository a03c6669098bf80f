using System.Collections;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Proxies;

namespace DynRemote.Promises;

/// <summary>
/// What <see langword="foreach"/> walks of a promise that is not there yet: its first elements come in the round trip that it comes in itself.
/// </summary>
internal sealed class PromisedSequence(RemotePromise promise) : IEnumerable
{
    /// <inheritdoc/>
    public IEnumerator GetEnumerator() =>
        RemoteSequence.Chunks(() => (Chunk)Wait(promise.Perform(new Operation(OperationKind.Enumerate)).GetValueAsync())!, Perform)
            .SelectMany(static elements => elements.Cast<object?>())
            .GetEnumerator();

    // What has turned out to be an object of this side has its cursor here.
    private object? Perform(object cursor, Operation operation) =>
        cursor is RemoteObject proxy ? proxy.Perform(operation) : Wait(promise.Pipeline.PerformHere(cursor, operation));

    private static object? Wait(Task<object?> task) => task.GetAwaiter().GetResult();
}
