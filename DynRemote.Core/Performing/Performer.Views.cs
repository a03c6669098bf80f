using System.Collections.Immutable;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Proxies;
using DynRemote.Shapes;

namespace DynRemote.Performing;

/// <content>
/// Objects behind views: what the peer asks for is done by a performer whose binder asks the view besides, and whatever is the object itself on its way out becomes the
/// view.
/// </content>
internal sealed partial class Performer
{
    private object? PerformBehind(RemoteView view, in Operation operation)
    {
        var behind = new Performer(binder.Of(view), lingering, plans, [view, .. views]);
        try
        {
            var result = view.Show(behind.PerformOne(view.Target, view.See(operation)));
            return result is LateAnswer late ? new LateAnswer(TaskEnding.Of(late.Task, view.Show)) : result;
        }
        finally
        {
            var arguments = operation.Arguments.Values;
            for (var i = 0; operation.Arguments.ByReference != 0 && i < arguments.Length; i++)
            {
                if (operation.Arguments.IsByReference(i))
                    arguments[i] = arguments[i] is ChangedBeforeFailure changed ? new ChangedBeforeFailure(view.Show(changed.Value)) : view.Show(arguments[i]);
            }
        }
    }

    private static bool IsOperator(OperationKind kind) =>
        kind is OperationKind.Convert or OperationKind.Binary or OperationKind.BinaryFromRight or OperationKind.Unary;

    // A view can be revoked while its object is being walked.
    private Cursor Opened(Cursor cursor)
    {
        cursor.Views = views;
        return cursor;
    }

    private AsyncCursor Opened(AsyncCursor cursor)
    {
        cursor.Views = views;
        return cursor;
    }

    private void CheckViews(ImmutableArray<RemoteView> ofCursor)
    {
        foreach (var view in ofCursor)
            binder.Gate.Narrowed(view);
    }

    private void Added(Subscription subscription)
    {
        foreach (var view in views)
            view.Added(new HandlerOfView(lingering, subscription));
    }

    private void Removed(Subscription subscription)
    {
        foreach (var view in views)
            view.Removed(new HandlerOfView(lingering, subscription));
    }

    private object? PassOn(RemoteObject foreign, in Operation operation)
    {
        if (operation.Kind == OperationKind.DisposeAsync && !foreign.Shape.Can(Capabilities.AsyncDisposable))
            return PassOn(foreign, operation with { Kind = OperationKind.Dispose });
        if (views.IsEmpty)
            return PassOnUnseen(foreign, operation);
        // The members are judged by the peer that has the object; of the view that stands before it here, only the name can be asked.
        if (operation.Kind == OperationKind.Copy)
            throw new RemoteAccessException($"A view of a third peer's {foreign.Shape.Name} does not let a peer copy it as a whole: read its members one by one.");
        if (OperationAccess.Of(operation) is var (name, kind))
            binder.Gate.DemandOfViews(foreign.GetType(), name, kind);
        return PassOnUnseen(foreign, operation) switch
        {
            LateAnswer late => new LateAnswer(TaskEnding.Of(late.Task, Bound)),
            IEnumerable<string> names when operation.Kind == OperationKind.MemberNames => StringList.Of([.. names.Where(name => IsOpen(foreign.GetType(), name))]),
            var result => Bound(result),
        };
    }

    // What is left of an enumeration ends with the views that it was begun through.
    private object? Bound(object? result) => result is Chunk { Cursor: RemoteObject cursor } chunk
        ? chunk with { Cursor = views.Aggregate((object)cursor, static (part, view) => view.Along(part)) }
        : result;

    private bool IsOpen(Type type, string name) =>
        binder.Gate.Allows(type, null, name, AccessKind.Read)
        || binder.Gate.Allows(type, null, name, AccessKind.Call)
        || binder.Gate.Allows(type, null, name, AccessKind.Subscribe);

    // What compares the keys of a dictionary belongs to its content, and is no reason to refuse that.
    private bool IsShown(object target, string property) =>
        views.IsEmpty || (target.GetType().GetProperty(property) is { } member && binder.Gate.Allows(target.GetType(), member, property, AccessKind.Read));
}
