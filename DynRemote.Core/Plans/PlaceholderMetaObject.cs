using System.Dynamic;
using System.Linq.Expressions;
using System.Reflection;
using DynRemote.Proxies;

namespace DynRemote.Plans;

/// <summary>Binds every operation on a placeholder to one call of it. The tests that <c>&amp;&amp;</c> and <c>||</c> begin with are told from others.</summary>
internal sealed class PlaceholderMetaObject(Expression expression, RemotePlaceholder placeholder)
    : SiteMetaObject(expression, BindingRestrictions.Empty, placeholder)
{
    private static readonly MethodInfo PerformMethod = Method(nameof(RemotePlaceholder.PerformAtSite));
    private static readonly MethodInfo CombineMethod = Method(nameof(RemotePlaceholder.CombineAtSite));
    private static readonly MethodInfo TestMethod = Method(nameof(RemotePlaceholder.TestAtSite));
    private static readonly MethodInfo ConvertMethod = Method(nameof(RemotePlaceholder.ConvertAtSite));

    private Expression Self => Expression.Convert(Expression, typeof(RemotePlaceholder));

    /// <inheritdoc/>
    public override DynamicMetaObject BindBinaryOperation(BinaryOperationBinder binder, DynamicMetaObject arg)
    {
        if (!SiteOperation.Of(binder).Facts.IsLogical)
            return base.BindBinaryOperation(binder, arg);
        var call = Expression.Call(
            Self, CombineMethod, Expression.Constant(binder.Operation == ExpressionType.Or), Expression.Convert(arg.Expression, typeof(object)));
        return new DynamicMetaObject(call, TypeRestrictions);
    }

    /// <inheritdoc/>
    public override DynamicMetaObject BindUnaryOperation(UnaryOperationBinder binder)
    {
        if (binder.Operation is not (ExpressionType.IsTrue or ExpressionType.IsFalse))
            return base.BindUnaryOperation(binder);
        var test = Expression.Call(Self, TestMethod, Expression.Constant(binder.Operation == ExpressionType.IsTrue));
        return new DynamicMetaObject(As(binder.ReturnType, test), TypeRestrictions);
    }

    /// <inheritdoc/>
    public override DynamicMetaObject BindConvert(ConvertBinder binder)
    {
        if (binder.Type.IsAssignableFrom(typeof(RemotePlaceholder)))
            return new DynamicMetaObject(Expression.Convert(Expression, binder.Type), TypeRestrictions);
        var refusal = Expression.Call(Self, ConvertMethod, Expression.Constant(binder.Type));
        return new DynamicMetaObject(Expression.Convert(refusal, binder.Type), TypeRestrictions);
    }

    /// <inheritdoc/>
    protected override DynamicMetaObject Perform(SiteOperation site, DynamicMetaObject[] args, Type type) =>
        new(As(type, Expression.Call(Self, PerformMethod, Expression.Constant(site.Of(args)), ArrayOf(args))), TypeRestrictions);

    private static MethodInfo Method(string name) =>
        typeof(RemotePlaceholder).GetMethod(name, BindingFlags.Instance | BindingFlags.NonPublic)!;
}
