using System.Dynamic;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Proxies;

namespace DynRemote;

/// <content>
/// The documented surface of <see cref="DynamicObject"/>, for languages and hosts that call it directly. C# itself goes through the meta-object.
/// </content>
public partial class RemoteObject
{
    /// <inheritdoc/>
    public override bool TryGetMember(GetMemberBinder binder, out object? result) =>
        TryMember(SiteOperation.Of(binder), [], out result);

    /// <inheritdoc/>
    public override bool TrySetMember(SetMemberBinder binder, object? value) =>
        TryMember(SiteOperation.Of(binder), [value], out _);

    /// <inheritdoc/>
    public override bool TryDeleteMember(DeleteMemberBinder binder) =>
        TryMember(SiteOperation.Of(binder), [], out _);

    /// <inheritdoc/>
    public override bool TryInvokeMember(InvokeMemberBinder binder, object?[]? args, out object? result) =>
        TryMember(SiteOperation.Of(binder), args, out result);

    /// <inheritdoc/>
    public override bool TryInvoke(InvokeBinder binder, object?[]? args, out object? result) =>
        Try(SiteOperation.Of(binder), args, out result);

    /// <inheritdoc/>
    public override bool TryCreateInstance(CreateInstanceBinder binder, object?[]? args, out object result)
    {
        Try(SiteOperation.Of(binder), args, out var created);
        result = created!;
        return true;
    }

    /// <inheritdoc/>
    public override bool TryGetIndex(GetIndexBinder binder, object?[] indexes, out object? result) =>
        Try(SiteOperation.Of(binder), indexes, out result);

    /// <inheritdoc/>
    public override bool TrySetIndex(SetIndexBinder binder, object?[] indexes, object? value) =>
        Try(SiteOperation.Of(binder), [.. indexes, value], out _);

    /// <inheritdoc/>
    public override bool TryDeleteIndex(DeleteIndexBinder binder, object?[] indexes) =>
        Try(SiteOperation.Of(binder), indexes, out _);

    /// <inheritdoc/>
    public override bool TryBinaryOperation(BinaryOperationBinder binder, object? arg, out object? result) =>
        Try(SiteOperation.Of(binder), [arg], out result);

    /// <inheritdoc/>
    public override bool TryUnaryOperation(UnaryOperationBinder binder, out object? result) =>
        Try(SiteOperation.Of(binder), [], out result);

    /// <inheritdoc/>
    public override bool TryConvert(ConvertBinder binder, out object? result)
    {
        result = ConvertAtSite(binder.Type, binder.Explicit, CallSiteFacts.Of(binder, null).IsChecked);
        return true;
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetDynamicMemberNames() => (IEnumerable<string>)Perform(new Operation(OperationKind.MemberNames))!;

    /// <summary>The members that have a value to be read, with it: properties and fields, or whatever members a dynamic object has. One round trip.</summary>
    internal virtual IEnumerable<KeyValuePair<string, object?>> GetValues() => (IDictionary<string, object?>)Perform(new Operation(OperationKind.Copy, null, true))!;

    // What the object does not have is left to the caller's language. Any other answer of the owner is final, a failed binding included: it comes as the
    // exception that C# would throw, with the candidates named.
    private bool TryMember(SiteOperation site, object?[]? arguments, out object? result)
    {
        var answer = PerformOrMiss(site, arguments ?? []);
        result = answer is MissingMember ? null : answer;
        return answer is not MissingMember;
    }

    private bool Try(SiteOperation site, object?[]? arguments, out object? result)
    {
        result = PerformAtSite(site, arguments ?? []);
        return true;
    }
}
