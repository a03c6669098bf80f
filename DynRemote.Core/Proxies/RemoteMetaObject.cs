using System.Dynamic;
using System.Linq.Expressions;
using System.Reflection;

namespace DynRemote.Proxies;

/// <summary>
/// Binds every operation on a proxy to one call of <see cref="RemoteObject"/>. The meta-object of <see cref="DynamicObject"/> never asks for <c>p == null</c>,
/// <c>p + "a"</c> or <c>(IFoo)p</c>; this one asks for all of them, and is faster.
/// </summary>
/// <param name="expression">The object in hand: a proxy, or what stands for one.</param>
/// <param name="restrictions">Under which conditions the expression is what it is here.</param>
/// <param name="value">The value of the expression.</param>
/// <param name="proxy">The proxy.</param>
/// <param name="self">How the proxy is reached from the expression; the expression itself by default.</param>
internal sealed class RemoteMetaObject(
    Expression expression, BindingRestrictions restrictions, object value, RemoteObject proxy, Expression? self = null)
    : SiteMetaObject(expression, restrictions, value)
{
    private static readonly MethodInfo PerformMethod = Method(nameof(RemoteObject.PerformAtSite));
    private static readonly MethodInfo AttemptMethod = Method(nameof(RemoteObject.AttemptAtSite));
    private static readonly MethodInfo PerformOrMissMethod = Method(nameof(RemoteObject.PerformOrMiss));
    private static readonly MethodInfo ConvertMethod = Method(nameof(RemoteObject.ConvertAtSite));

    private Expression Self => Expression.Convert(self ?? Expression, typeof(RemoteObject));

    /// <inheritdoc/>
    public override DynamicMetaObject BindConvert(ConvertBinder binder)
    {
        if (binder.Type.IsAssignableFrom(LimitType) && !ProxyConversion.IsSequence(binder.Type))
            return new DynamicMetaObject(Expression.Convert(Expression, binder.Type), TypeRestrictions);
        var converted = Expression.Call(
            Self, ConvertMethod, Expression.Constant(binder.Type), Expression.Constant(binder.Explicit), Expression.Constant(CallSiteFacts.Of(binder, null).IsChecked));
        return new DynamicMetaObject(Expression.Convert(converted, binder.Type), TypeRestrictions);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetDynamicMemberNames() => proxy.GetDynamicMemberNames();

    /// <inheritdoc/>
    protected override DynamicMetaObject Perform(SiteOperation site, DynamicMetaObject[] args, Type type) =>
        new(As(type, Call(PerformMethod, site, args)), ProxyRestrictions);

    /// <inheritdoc/>
    // Other languages have a say where the object lacks the member; to C# the owner's error is as good as its own.
    protected override DynamicMetaObject PerformOrFallBack(SiteOperation site, DynamicMetaObject[] args, Type type, Func<DynamicMetaObject> fallBack)
    {
        if (!site.Facts.IsForeign)
            return Perform(site, args, type);
        var fallback = fallBack();
        var answer = Expression.Variable(typeof(object), "answer");
        var result = Expression.Condition(
            Expression.TypeIs(answer, typeof(MissingMember)), As(type, fallback.Expression), As(type, answer), type);
        var body = Expression.Block(type, [answer], Expression.Assign(answer, Call(PerformOrMissMethod, site, args)), result);
        return new DynamicMetaObject(body, TypeRestrictions.Merge(fallback.Restrictions));
    }

    // Fakes of different interfaces are of different classes, and are used alike.
    private BindingRestrictions ProxyRestrictions => self is null
        ? Restrictions.Merge(BindingRestrictions.GetExpressionRestriction(Expression.TypeIs(Expression, typeof(RemoteObject))))
        : TypeRestrictions;

    private Expression Call(MethodInfo method, SiteOperation untyped, DynamicMetaObject[] args)
    {
        var site = untyped.Of(args);
        if (site.Facts.ByReference == 0)
            return Expression.Call(Self, method, Expression.Constant(site), ArrayOf(args));
        // Where a call of Visual Basic's fails, nothing is stored.
        var attempt = method == PerformMethod && !site.Facts.IsLoose ? AttemptMethod : method;
        return WithVariables(args, array => Expression.Call(Self, attempt, Expression.Constant(site), array));
    }

    private static MethodInfo Method(string name) =>
        typeof(RemoteObject).GetMethod(name, BindingFlags.Instance | BindingFlags.NonPublic)!;
}
