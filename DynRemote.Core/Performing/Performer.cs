using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DynRemote.Access;
using DynRemote.Binding;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Plans;
using DynRemote.Promises;
using DynRemote.Proxies;
using DynRemote.Shapes;
using DynRemote.Values;
using Microsoft.Extensions.Logging.Abstractions;

namespace DynRemote.Performing;

/// <summary>
/// Does the operations that the peer asks for on this side's objects: each kind by the binder, which asks the gate before it touches a member.
/// </summary>
/// <param name="binder">Does them.</param>
/// <param name="lingering">What is cleaned up when the connection ends.</param>
/// <param name="plans">Does recorded plans.</param>
/// <param name="views">The views that the objects stand behind, the innermost first; none for objects that were handed out as they are.</param>
internal sealed partial class Performer(MemberBinder binder, Lingering lingering, PlanHost plans, ImmutableArray<RemoteView> views)
{
    /// <summary>Does what this side's own code does to its own objects.</summary>
    public static Performer OfOwnObjects { get; } = Create(new RemoteOptions { Policy = AccessPolicy.Full }, new Lingering(NullLogger.Instance), static () => false);

    /// <summary>Makes the performer of one connection.</summary>
    /// <param name="options">How this side behaves.</param>
    /// <param name="lingering">What is cleaned up when the connection ends.</param>
    /// <param name="isAbandoned">Whether nobody waits any more for what runs on this thread.</param>
    public static Performer Create(RemoteOptions options, Lingering lingering, Func<bool> isAbandoned)
    {
        var binder = new MemberBinder(MemberGate.For(options.Policy, options.Logger), ProxyArguments.Instance);
        return new Performer(binder, lingering, new PlanHost(binder, options.Limits, isAbandoned), []);
    }

    /// <summary>Does recorded plans.</summary>
    public PlanHost Plans => plans;

    /// <summary>Does an operation on an object of this side, or passes it on where the object is a third peer's.</summary>
    public object? Perform(object target, in Operation operation)
    {
        if (operation.Arguments is not { IsLoose: true, ByReference: not 0 } arguments)
            return PerformOne(target, operation);
        object?[] sent = [.. arguments.Values];
        var result = PerformOne(target, operation);
        arguments.KeepChanged(sent);
        return result;
    }

    private object? PerformOne(object target, in Operation operation)
    {
        // A stack overflow would kill the process: endless ping-pong must end in an exception before that.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        // Of operators and conversions the binder knows which of its rules touch no member of the object: it takes the view as it is.
        if (target is RemoteView view && (view.IsOfProxy || !IsOperator(operation.Kind)))
            return PerformBehind(view, operation);
        if (target is RemoteObject foreign)
            return PassOn(foreign, operation);
        if (operation.Interface != 0 && operation.Kind != OperationKind.Enumerate)
            return PerformThrough(target, operation);
        var name = operation.Name ?? "";
        var arguments = operation.Arguments;
        switch (operation.Kind)
        {
            case OperationKind.MemberNames when arguments.Values is [true]:
                return StringList.Of(binder.ValueNames(target));
            case OperationKind.MemberNames:
                return StringList.Of(binder.MemberNames(target));
            case OperationKind.Enumerate:
                return Enumerate(target, operation);
            case OperationKind.Next:
                return NextOf(Target<Cursor>(target, operation.Kind));
            case OperationKind.Dispose when target is Cursor cursor:
                lingering.End(cursor);
                return null;
            case OperationKind.Dispose when target is AsyncCursor asyncCursor:
                lingering.Remove(asyncCursor);
                return new LateAnswer(asyncCursor.EndAsync());
            case OperationKind.Dispose:
                binder.Dispose(target);
                return null;
            case OperationKind.DisposeAsync:
                return new LateAnswer(Awaiting.OfDisposal(target, binder));
            case OperationKind.Await:
                return new LateAnswer(Awaiting.Of(target, binder));
            case OperationKind.InvokeMemberAsync:
                return new LateAnswer(Awaiting.OfResult(binder.Perform(target, operation with { Kind = OperationKind.InvokeMember }), binder));
            case OperationKind.EnumerateAsync:
                return new LateAnswer(NextOf(lingering.Add(Opened(AsyncCursor.Open(target, binder, arguments)))));
            case OperationKind.NextAsync:
                return new LateAnswer(NextOf(Target<AsyncCursor>(target, operation.Kind)));
            case OperationKind.Subscribe when target is CancellationToken token:
                lingering.AddWeakly(CancellationWatch.Add(binder, operation.OnlyArgument, token));
                return null;
            case OperationKind.Subscribe:
                Added(lingering.Add(Subscription.Add(binder, target, name, operation.OnlyArgument)));
                return null;
            case OperationKind.Unsubscribe:
                var removed = Subscription.Remove(binder, target, name, operation.OnlyArgument);
                lingering.Remove(removed);
                Removed(removed);
                return null;
            case OperationKind.Describe:
                return TypeDescription.Of(Target<Type>(target, operation.Kind), binder);
            case OperationKind.IsInstance:
                return operation.TypeArgument.IsInstanceOfType(target);
            case OperationKind.TypeOf when arguments.Values.Length > 0:
                return new ByReference(operation.TypeArgument);
            case OperationKind.TypeOf:
                return new ByReference(target.GetType());
            case OperationKind.Lookup:
                return Target<ExportedNames>(target, operation.Kind).Get(name);
            case OperationKind.Names:
                return StringList.Of(Target<ExportedNames>(target, operation.Kind).Names);
            case OperationKind.Run:
                Target<ExportedNames>(target, operation.Kind);
                return plans.Run(arguments.Values);
            case OperationKind.RunAsync:
                Target<ExportedNames>(target, operation.Kind);
                var planned = plans.Run(arguments.Values);
                return AsTask(planned) is { } awaited ? new LateAnswer(awaited) : planned;
            case OperationKind.Query:
                Target<ExportedNames>(target, operation.Kind);
                return NextOf(lingering.Add(Cursor.Open(plans.Query(arguments.Values, out var isWhole), isWhole)));
            case OperationKind.Replace:
                ContentReplacement.Replace(target, arguments.Values, binder);
                return null;
            case OperationKind.Copy:
                if (target is string or byte[])
                    binder.Gate.DemandOfViews(target.GetType(), nameof(System.Collections.IEnumerable.GetEnumerator), AccessKind.Enumerate);
                return DataReading.Of(target, arguments, binder);
            case OperationKind.ReadPart when target is TextReader reader:
                return Parts.Read(reader, First<int>(operation), binder.Gate);
            case OperationKind.ReadPart:
                return Parts.Read(Target<Stream>(target, operation.Kind), First<int>(operation), binder.Gate);
            case OperationKind.ReadPartAsync when target is TextReader reader:
                return new LateAnswer(Parts.ReadAsync(reader, First<int>(operation), binder.Gate, TokenIn(operation)));
            case OperationKind.ReadPartAsync:
                return new LateAnswer(Parts.ReadAsync(Target<Stream>(target, operation.Kind), First<int>(operation), binder.Gate, TokenIn(operation)));
            case OperationKind.WritePart:
                Parts.Write(Target<Stream>(target, operation.Kind), First<ReadOnlyMemory<byte>>(operation), binder.Gate);
                return null;
            case OperationKind.WritePartAsync:
                return new LateAnswer(
                    Parts.WriteAsync(Target<Stream>(target, operation.Kind), First<ReadOnlyMemory<byte>>(operation), binder.Gate, TokenIn(operation)));
            default:
                return binder.Perform(target, operation);
        }
    }

    private Chunk Enumerate(object target, in Operation operation)
    {
        var form = operation.Name is { Length: > 0 } member ? FormOf(target, member) : null;
        var enumerator = operation.Interface != 0 ? binder.Enumerate(target, InterfaceOf(target, operation)) : binder.Enumerate(target);
        return NextOf(lingering.Add(Opened(Cursor.Open(target, enumerator, isWhole: operation.Arguments.Values is [true])))) with { Form = form };
    }

    private object? FormOf(object target, string member) => member switch
    {
        Chunk.Comparer => CollectionComparer.Of(target, name => IsShown(target, name), name => binder.Get(target, name)),
        Chunk.Lengths when target is Array array =>
            Enumerable.Range(0, array.Rank).Select(dimension => (int)binder.InvokeMember(array, member, new CallArguments([dimension]))!).ToImmutableArray(),
        _ => throw new RemoteProtocolException($"'{member}' is nothing that a copy of a {target.GetType()} needs besides its elements."),
    };

    private object? PerformThrough(object target, in Operation operation)
    {
        var face = InterfaceOf(target, operation);
        return operation.Kind == OperationKind.InvokeMemberAsync
            ? new LateAnswer(Awaiting.OfResult(binder.Through(target, face, operation with { Kind = OperationKind.InvokeMember }), binder))
            : binder.Through(target, face, operation);
    }

    private static object? PassOnUnseen(RemoteObject foreign, in Operation operation) => operation.Kind switch
    {
        OperationKind.Await or OperationKind.InvokeMemberAsync => new LateAnswer(foreign.AwaitAsync(operation)),
        OperationKind.EnumerateAsync or OperationKind.NextAsync or OperationKind.ReadPartAsync or OperationKind.WritePartAsync or OperationKind.DisposeAsync =>
            new LateAnswer(foreign.PerformAsync(operation)),
        OperationKind.Replace when operation.Arguments.Values is [var from, List<object?> elements] =>
            foreign.Perform(new Operation(OperationKind.Replace, null, from, DataTree.Of(elements))),
        OperationKind.Copy => DataTree.Of(foreign.Perform(operation)),
        _ => foreign.Perform(operation),
    };

    /// <summary>
    /// What the answer to a call is where it comes later; <see langword="null"/> where it is there. To a call a task is a result like any other. Where an object of this
    /// side holds promises, the peer, which has reached them through it, gets what they become.
    /// </summary>
    public static Task<object?>? AsLater(object? result) => result is LateAnswer late ? late.Task : PromiseValues.WhenThere(result);

    /// <summary>What a result is that ends later, as a task of its result; <see langword="null"/> where it is there already.</summary>
    public Task<object?>? AsTask(object? result) => result switch
    {
        LateAnswer late => late.Task,
        // A third peer's, or one of the peer's own that comes home; what it is exactly, this side does not know.
        RemoteObject remote when remote.Shape.Can(Capabilities.Awaitable) => ProxyTasks.Await(remote),
        Task => Awaiting.Of(result, binder),
        RemotePromise or Chunk or ITuple => PromiseValues.WhenThere(result),
        { } value when ValueTasks.Is(value.GetType()) => Awaiting.Of(value, binder),
        _ => null,
    };

    /// <summary>The peer no longer holds an object: an enumeration that it has not ended will not go on.</summary>
    public void Dropped(object target)
    {
        if (target is Cursor or AsyncCursor)
            lingering.Remove((IDisposable)target);
    }

    private async Task<object?> NextOf(AsyncCursor cursor)
    {
        CheckViews(cursor.Views);
        try
        {
            return await cursor.NextAsync().ConfigureAwait(false);
        }
        finally
        {
            if (cursor.HasEnded)
                lingering.Remove(cursor);
        }
    }

    private Chunk NextOf(Cursor cursor)
    {
        CheckViews(cursor.Views);
        try
        {
            return cursor.Next();
        }
        finally
        {
            if (cursor.HasEnded)
                lingering.Remove(cursor);
        }
    }

    private static T First<T>(in Operation operation) => operation.Arguments.Values is [T fitting, ..]
        ? fitting
        : throw new RemoteProtocolException($"{operation.Kind} takes a {typeof(T).Name} first.");

    private static CancellationToken TokenIn(in Operation operation) => operation.Arguments.Values is [_, { } token]
        ? (CancellationToken)ProxyConversion.ToType(token, typeof(CancellationToken))!
        : CancellationToken.None;

    // As the shape of its type named them.
    private static Type InterfaceOf(object target, in Operation operation) =>
        FakeableInterfaces.Of(target.GetType()) is var faces && operation.Interface > 0 && operation.Interface <= faces.Length
            ? faces[operation.Interface - 1]
            : throw new RemoteProtocolException($"A {target.GetType()} has no interface number {operation.Interface}; the shape of its type names {faces.Length}.");

    private static T Target<T>(object target, OperationKind kind) => target is T fitting
        ? fitting
        : throw new RemoteProtocolException($"{kind} is not an operation of a {target.GetType().Name}.");
}
