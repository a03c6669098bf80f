using System.Dynamic;
using System.Linq.Expressions;
using System.Reflection;
using DynRemote.Proxies;

namespace DynRemote.Plans;

/// <summary>Binds every operation on a placeholder to one call of it. The tests that <c>&amp;&amp;</c> and <c>||</c> begin with are told from others.</summary>
internal sealed class PlaceholderMetaObject(Expression expression, RemotePlaceholder placeholder)
    : DynamicMetaObject(expression, BindingRestrictions.Empty, placeholder)
{
    private static readonly MethodInfo PerformMethod = Method(nameof(RemotePlaceholder.PerformAtSite));
    private static readonly MethodInfo CombineMethod = Method(nameof(RemotePlaceholder.CombineAtSite));
    private static readonly MethodInfo TestMethod = Method(nameof(RemotePlaceholder.TestAtSite));
    private static readonly MethodInfo ConvertMethod = Method(nameof(RemotePlaceholder.ConvertAtSite));

    private Expression Self => Expression.Convert(Expression, typeof(RemotePlaceholder));

    private BindingRestrictions Same => BindingRestrictions.GetTypeRestriction(Expression, typeof(RemotePlaceholder));

    /// <inheritdoc/>
    public override DynamicMetaObject BindGetMember(GetMemberBinder binder) =>
        Perform(SiteOperation.Of(binder), []);

    /// <inheritdoc/>
    public override DynamicMetaObject BindSetMember(SetMemberBinder binder, DynamicMetaObject value) =>
        Perform(SiteOperation.Of(binder), [value]);

    /// <inheritdoc/>
    public override DynamicMetaObject BindInvokeMember(InvokeMemberBinder binder, DynamicMetaObject[] args) =>
        Perform(SiteOperation.Of(binder), args);

    /// <inheritdoc/>
    public override DynamicMetaObject BindInvoke(InvokeBinder binder, DynamicMetaObject[] args) =>
        Perform(SiteOperation.Of(binder), args);

    /// <inheritdoc/>
    public override DynamicMetaObject BindGetIndex(GetIndexBinder binder, DynamicMetaObject[] indexes) =>
        Perform(SiteOperation.Of(binder), indexes);

    /// <inheritdoc/>
    public override DynamicMetaObject BindSetIndex(SetIndexBinder binder, DynamicMetaObject[] indexes, DynamicMetaObject value) =>
        Perform(SiteOperation.Of(binder), [.. indexes, value]);

    /// <inheritdoc/>
    public override DynamicMetaObject BindBinaryOperation(BinaryOperationBinder binder, DynamicMetaObject arg)
    {
        var site = SiteOperation.Of(binder);
        if (!site.Facts.IsLogical)
            return Perform(site, [arg]);
        var call = Expression.Call(
            Self, CombineMethod, Expression.Constant(binder.Operation == ExpressionType.Or), Expression.Convert(arg.Expression, typeof(object)));
        return new DynamicMetaObject(call, Same);
    }

    /// <inheritdoc/>
    public override DynamicMetaObject BindUnaryOperation(UnaryOperationBinder binder)
    {
        if (binder.Operation is not (ExpressionType.IsTrue or ExpressionType.IsFalse))
            return Perform(SiteOperation.Of(binder), []);
        Expression test = Expression.Call(Self, TestMethod, Expression.Constant(binder.Operation == ExpressionType.IsTrue));
        return new DynamicMetaObject(binder.ReturnType == typeof(bool) ? test : Expression.Convert(test, binder.ReturnType), Same);
    }

    /// <inheritdoc/>
    public override DynamicMetaObject BindConvert(ConvertBinder binder)
    {
        if (binder.Type.IsAssignableFrom(typeof(RemotePlaceholder)))
            return new DynamicMetaObject(Expression.Convert(Expression, binder.Type), Same);
        var refusal = Expression.Call(Self, ConvertMethod, Expression.Constant(binder.Type));
        return new DynamicMetaObject(Expression.Convert(refusal, binder.Type), Same);
    }

    private DynamicMetaObject Perform(SiteOperation site, DynamicMetaObject[] args)
    {
        var values = args.Select(static arg => Expression.Convert(arg.Expression, typeof(object)));
        var call = Expression.Call(Self, PerformMethod, Expression.Constant(site), Expression.NewArrayInit(typeof(object), values));
        return new DynamicMetaObject(call, Same);
    }

    private static MethodInfo Method(string name) =>
        typeof(RemotePlaceholder).GetMethod(name, BindingFlags.Instance | BindingFlags.NonPublic)!;
}
