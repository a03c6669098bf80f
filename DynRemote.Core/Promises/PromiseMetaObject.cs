using System.Dynamic;
using System.Linq.Expressions;
using System.Reflection;
using DynRemote.Proxies;

namespace DynRemote.Promises;

/// <summary>Binds every operation on a promise to one call of <see cref="RemotePromise"/>. Rules are restricted by type, never by instance.</summary>
internal sealed class PromiseMetaObject(Expression expression, RemotePromise promise) : DynamicMetaObject(expression, BindingRestrictions.Empty, promise)
{
    private static readonly MethodInfo PerformMethod =
        typeof(RemotePromise).GetMethod(nameof(RemotePromise.PerformAtSite), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private static readonly MethodInfo ConvertMethod =
        typeof(RemotePromise).GetMethod(nameof(RemotePromise.ConvertAtSite), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private BindingRestrictions TypeRestrictions => BindingRestrictions.GetTypeRestriction(Expression, LimitType);

    private Expression Self => Expression.Convert(Expression, LimitType);

    /// <inheritdoc/>
    public override DynamicMetaObject BindGetMember(GetMemberBinder binder) => Perform(SiteOperation.Of(binder), []);

    /// <inheritdoc/>
    public override DynamicMetaObject BindSetMember(SetMemberBinder binder, DynamicMetaObject value) =>
        Perform(SiteOperation.Of(binder), [value]);

    /// <inheritdoc/>
    public override DynamicMetaObject BindDeleteMember(DeleteMemberBinder binder) =>
        Perform(SiteOperation.Of(binder), [], typeof(void));

    /// <inheritdoc/>
    public override DynamicMetaObject BindInvokeMember(InvokeMemberBinder binder, DynamicMetaObject[] args) => Perform(SiteOperation.Of(binder), args);

    /// <inheritdoc/>
    public override DynamicMetaObject BindInvoke(InvokeBinder binder, DynamicMetaObject[] args) => Perform(SiteOperation.Of(binder), args);

    /// <inheritdoc/>
    public override DynamicMetaObject BindCreateInstance(CreateInstanceBinder binder, DynamicMetaObject[] args) =>
        Perform(SiteOperation.Of(binder), args);

    /// <inheritdoc/>
    public override DynamicMetaObject BindGetIndex(GetIndexBinder binder, DynamicMetaObject[] indexes) =>
        Perform(SiteOperation.Of(binder), indexes);

    /// <inheritdoc/>
    public override DynamicMetaObject BindSetIndex(SetIndexBinder binder, DynamicMetaObject[] indexes, DynamicMetaObject value) =>
        Perform(SiteOperation.Of(binder), [.. indexes, value]);

    /// <inheritdoc/>
    public override DynamicMetaObject BindDeleteIndex(DeleteIndexBinder binder, DynamicMetaObject[] indexes) =>
        Perform(SiteOperation.Of(binder), indexes, typeof(void));

    /// <inheritdoc/>
    public override DynamicMetaObject BindBinaryOperation(BinaryOperationBinder binder, DynamicMetaObject arg) => Perform(SiteOperation.Of(binder), [arg]);

    /// <inheritdoc/>
    public override DynamicMetaObject BindUnaryOperation(UnaryOperationBinder binder) =>
        Perform(SiteOperation.Of(binder), [], binder.ReturnType);

    /// <inheritdoc/>
    public override DynamicMetaObject BindConvert(ConvertBinder binder)
    {
        var converted = binder.Type.IsAssignableFrom(LimitType)
            ? Expression
            : Expression.Call(Self, ConvertMethod, Expression.Constant(binder.Type));
        return new DynamicMetaObject(Expression.Convert(converted, binder.Type), TypeRestrictions);
    }

    private DynamicMetaObject Perform(SiteOperation site, DynamicMetaObject[] args, Type? resultType = null)
    {
        var values = args.Select(arg => Expression.Convert(arg.Expression, typeof(object)));
        Expression body = Expression.Call(Self, PerformMethod, Expression.Constant(site.Of(args)), Expression.NewArrayInit(typeof(object), values));
        if (resultType == typeof(void))
            body = Expression.Block(typeof(void), body);
        else if (resultType is not null && resultType != typeof(object))
            body = Expression.Convert(body, resultType);
        return new DynamicMetaObject(body, TypeRestrictions);
    }
}
