using System.Dynamic;
using System.Linq.Expressions;
using System.Reflection;
using DynRemote.Proxies;

namespace DynRemote.Promises;

/// <summary>Binds every operation on a promise to one call of <see cref="RemotePromise"/>. Rules are restricted by type, never by instance.</summary>
internal sealed class PromiseMetaObject(Expression expression, RemotePromise promise) : SiteMetaObject(expression, BindingRestrictions.Empty, promise)
{
    private static readonly MethodInfo PerformMethod =
        typeof(RemotePromise).GetMethod(nameof(RemotePromise.PerformAtSite), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private static readonly MethodInfo ConvertMethod =
        typeof(RemotePromise).GetMethod(nameof(RemotePromise.ConvertAtSite), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private Expression Self => Expression.Convert(Expression, LimitType);

    /// <inheritdoc/>
    public override DynamicMetaObject BindConvert(ConvertBinder binder)
    {
        var converted = binder.Type.IsAssignableFrom(LimitType)
            ? Expression
            : Expression.Call(
                Self, ConvertMethod, Expression.Constant(binder.Type), Expression.Constant(binder.Explicit), Expression.Constant(CallSiteFacts.Of(binder, null).IsChecked));
        return new DynamicMetaObject(Expression.Convert(converted, binder.Type), TypeRestrictions);
    }

    /// <inheritdoc/>
    protected override DynamicMetaObject Perform(SiteOperation site, DynamicMetaObject[] args, Type type) =>
        new(As(type, Expression.Call(Self, PerformMethod, Expression.Constant(site.Of(args)), ArrayOf(args))), TypeRestrictions);
}
