using System.Collections;
using System.Dynamic;
using DynRemote.Binding;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Performing;
using DynRemote.Proxies;

namespace DynRemote;

/// <content>
/// The view in the hands of this side's own code, as <see langword="dynamic"/>: the code may do what the view allows, whatever the policies for peers are.
/// </content>
public sealed partial class RemoteView
{
    /// <inheritdoc/>
    public override bool TryGetMember(GetMemberBinder binder, out object? result) => Try(SiteOperation.Of(binder), [], out result);

    /// <inheritdoc/>
    public override bool TrySetMember(SetMemberBinder binder, object? value) =>
        Try(SiteOperation.Of(binder), [value], out _);

    /// <inheritdoc/>
    public override bool TryInvokeMember(InvokeMemberBinder binder, object?[]? args, out object? result) => Try(SiteOperation.Of(binder), args, out result);

    /// <inheritdoc/>
    public override bool TryInvoke(InvokeBinder binder, object?[]? args, out object? result) => Try(SiteOperation.Of(binder), args, out result);

    /// <inheritdoc/>
    public override bool TryGetIndex(GetIndexBinder binder, object[] indexes, out object? result) =>
        Try(SiteOperation.Of(binder), indexes, out result);

    /// <inheritdoc/>
    public override bool TrySetIndex(SetIndexBinder binder, object[] indexes, object? value) =>
        Try(SiteOperation.Of(binder), [.. indexes, value], out _);

    /// <inheritdoc/>
    public override bool TryBinaryOperation(BinaryOperationBinder binder, object arg, out object? result) => Try(SiteOperation.Of(binder), [arg], out result);

    /// <inheritdoc/>
    public override bool TryUnaryOperation(UnaryOperationBinder binder, out object? result) =>
        Try(SiteOperation.Of(binder), [], out result);

    /// <summary>A sequence for <see langword="foreach"/>, or what the object converts itself to. The object as its own type is <see cref="Target"/>.</summary>
    public override bool TryConvert(ConvertBinder binder, out object? result)
    {
        result = binder.Type == typeof(IEnumerable)
            ? Elements()
            : Perform(new Operation(OperationKind.Convert, null, binder.Type) { IsExplicit = binder.Explicit });
        return binder.Type.IsInstanceOfType(result);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetDynamicMemberNames() => (IEnumerable<string>)Perform(new Operation(OperationKind.MemberNames))!;

    private IEnumerable Elements()
    {
        var part = (Chunk)Perform(new Operation(OperationKind.Enumerate))!;
        while (true)
        {
            foreach (var element in part.Elements)
                yield return element;
            if (part.Cursor is not { } cursor)
                yield break;
            part = (Chunk)Performer.OfOwnObjects.Perform(cursor, new Operation(OperationKind.Next))!;
        }
    }

    private bool Try(SiteOperation site, object?[]? arguments, out object? result)
    {
        result = Perform(site.With(arguments ?? [])) switch
        {
            MethodGroup group => new MethodOfView(this, group.Name),
            EventHandle handle => throw BindingMessages.Error($"The event '{handle.Name}' is not used through a view on its own side: the object itself is the view's Target"),
            var value => value,
        };
        return true;
    }

    private object? Perform(in Operation operation) => Performer.OfOwnObjects.Perform(this, operation);

    /// <summary>A method that was got and not called.</summary>
    private sealed class MethodOfView(RemoteView view, string name) : DynamicObject
    {
        public override bool TryInvoke(InvokeBinder binder, object?[]? args, out object? result) =>
            view.Try(SiteOperation.Call(name, CallSiteFacts.Of(binder, binder.CallInfo)), args, out result);
    }
}
