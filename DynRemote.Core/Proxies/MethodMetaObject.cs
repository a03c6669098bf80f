using System.Dynamic;
using System.Linq.Expressions;
using System.Reflection;

namespace DynRemote.Proxies;

/// <summary>
/// Binds what is done to a method that was got as <see cref="DynamicObject"/> does, but a call with variables of the caller's: that one assigns to them also where the
/// method throws.
/// </summary>
/// <param name="expression">The method, as the site has it.</param>
/// <param name="method">The method.</param>
/// <param name="plain">What <see cref="DynamicObject"/> makes of it.</param>
internal sealed class MethodMetaObject(Expression expression, RemoteMethod method, DynamicMetaObject plain)
    : DynamicMetaObject(expression, BindingRestrictions.Empty, method)
{
    private static readonly MethodInfo AttemptMethod =
        typeof(RemoteMethod).GetMethod(nameof(RemoteMethod.AttemptAtSite), BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <inheritdoc/>
    public override DynamicMetaObject BindInvoke(InvokeBinder binder, DynamicMetaObject[] args)
    {
        var facts = CallSiteFacts.Of(binder, binder.CallInfo);
        if (facts.ByReference == 0 || facts.IsLoose)
            return plain.BindInvoke(binder, args);
        var self = Expression.Convert(Expression, typeof(RemoteMethod));
        var call = SiteMetaObject.WithVariables(args, array => Expression.Call(self, AttemptMethod, Expression.Constant(facts), array));
        var result = binder.ReturnType == typeof(void) ? Expression.Block(typeof(void), call) : call;
        return new DynamicMetaObject(result, BindingRestrictions.GetTypeRestriction(Expression, typeof(RemoteMethod)));
    }

    /// <inheritdoc/>
    public override DynamicMetaObject BindInvokeMember(InvokeMemberBinder binder, DynamicMetaObject[] args) => plain.BindInvokeMember(binder, args);

    /// <inheritdoc/>
    public override DynamicMetaObject BindConvert(ConvertBinder binder) => plain.BindConvert(binder);

    /// <inheritdoc/>
    public override DynamicMetaObject BindGetMember(GetMemberBinder binder) => plain.BindGetMember(binder);

    /// <inheritdoc/>
    public override DynamicMetaObject BindBinaryOperation(BinaryOperationBinder binder, DynamicMetaObject arg) => plain.BindBinaryOperation(binder, arg);

    /// <inheritdoc/>
    public override IEnumerable<string> GetDynamicMemberNames() => plain.GetDynamicMemberNames();
}
