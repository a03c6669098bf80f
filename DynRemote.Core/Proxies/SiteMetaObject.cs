using System.Dynamic;
using System.Linq.Expressions;

namespace DynRemote.Proxies;

/// <summary>
/// Takes whatever a call site asks of what stands for a remote object as one <see cref="SiteOperation"/>; what is done with that, the classes below say. Members
/// of the stand-in's own class never win, as they would with <see cref="DynamicObject"/>.
/// </summary>
/// <param name="expression">The stand-in, as the site has it.</param>
/// <param name="restrictions">Under which conditions the expression is what it is here.</param>
/// <param name="value">The value of the expression.</param>
internal abstract class SiteMetaObject(Expression expression, BindingRestrictions restrictions, object value)
    : DynamicMetaObject(expression, restrictions, value)
{
    private static readonly System.Reflection.MethodInfo ToTypeMethod = typeof(ProxyConversion).GetMethod(nameof(ProxyConversion.ToType))!;

    /// <summary>The rule is for all of the stand-in's type, never for an instance, so that a call site stays fast whatever passes through it.</summary>
    protected BindingRestrictions TypeRestrictions => Restrictions.Merge(BindingRestrictions.GetTypeRestriction(Expression, LimitType));

    /// <inheritdoc/>
    public sealed override DynamicMetaObject BindGetMember(GetMemberBinder binder) =>
        PerformOrFallBack(SiteOperation.Of(binder), [], binder.ReturnType, () => binder.FallbackGetMember(this));

    /// <inheritdoc/>
    public sealed override DynamicMetaObject BindSetMember(SetMemberBinder binder, DynamicMetaObject value) =>
        PerformOrFallBack(SiteOperation.Of(binder), [value], binder.ReturnType, () => binder.FallbackSetMember(this, value));

    /// <inheritdoc/>
    public sealed override DynamicMetaObject BindDeleteMember(DeleteMemberBinder binder) =>
        PerformOrFallBack(SiteOperation.Of(binder), [], binder.ReturnType, () => binder.FallbackDeleteMember(this));

    /// <inheritdoc/>
    public sealed override DynamicMetaObject BindInvokeMember(InvokeMemberBinder binder, DynamicMetaObject[] args) =>
        PerformOrFallBack(SiteOperation.Of(binder), args, binder.ReturnType, () => binder.FallbackInvokeMember(this, args));

    /// <inheritdoc/>
    public sealed override DynamicMetaObject BindInvoke(InvokeBinder binder, DynamicMetaObject[] args) =>
        Perform(SiteOperation.Of(binder), args, binder.ReturnType);

    /// <inheritdoc/>
    public sealed override DynamicMetaObject BindCreateInstance(CreateInstanceBinder binder, DynamicMetaObject[] args) =>
        Perform(SiteOperation.Of(binder), args, binder.ReturnType);

    /// <inheritdoc/>
    public sealed override DynamicMetaObject BindGetIndex(GetIndexBinder binder, DynamicMetaObject[] indexes) =>
        Perform(SiteOperation.Of(binder), indexes, binder.ReturnType);

    /// <inheritdoc/>
    public sealed override DynamicMetaObject BindSetIndex(SetIndexBinder binder, DynamicMetaObject[] indexes, DynamicMetaObject value) =>
        Perform(SiteOperation.Of(binder), [.. indexes, value], binder.ReturnType);

    /// <inheritdoc/>
    public sealed override DynamicMetaObject BindDeleteIndex(DeleteIndexBinder binder, DynamicMetaObject[] indexes) =>
        Perform(SiteOperation.Of(binder), indexes, binder.ReturnType);

    /// <inheritdoc/>
    public override DynamicMetaObject BindBinaryOperation(BinaryOperationBinder binder, DynamicMetaObject arg) =>
        Perform(SiteOperation.Of(binder), [arg], binder.ReturnType);

    /// <inheritdoc/>
    public override DynamicMetaObject BindUnaryOperation(UnaryOperationBinder binder) =>
        Perform(SiteOperation.Of(binder), [], binder.ReturnType);

    /// <summary>Does the operation each time the site runs.</summary>
    /// <param name="site">The operation.</param>
    /// <param name="args">Its arguments, as the site has them.</param>
    /// <param name="type">The type of what the site takes: <see langword="object"/>, <see langword="void"/>, or <see langword="bool"/> of a test.</param>
    protected abstract DynamicMetaObject Perform(SiteOperation site, DynamicMetaObject[] args, Type type);

    /// <summary>The same for a member by name, of which the site's language has something to say where the object lacks it.</summary>
    protected virtual DynamicMetaObject PerformOrFallBack(SiteOperation site, DynamicMetaObject[] args, Type type, Func<DynamicMetaObject> fallBack) =>
        Perform(site, args, type);

    /// <summary>The arguments as the elements of an array of objects.</summary>
    protected static NewArrayExpression ArrayOf(DynamicMetaObject[] args) =>
        Expression.NewArrayInit(typeof(object), args.Select(static arg => Expression.Convert(arg.Expression, typeof(object))));

    /// <summary>A call of a site with variables of the caller's: what it has assigned to its arguments is assigned to them, also where it fails.</summary>
    /// <param name="args">The arguments, as the site has them.</param>
    /// <param name="call">The call with their array, which may answer <see cref="FailedCall"/>.</param>
    internal static Expression WithVariables(DynamicMetaObject[] args, Func<Expression, Expression> call)
    {
        var array = Expression.Variable(typeof(object[]), "arguments");
        var result = Expression.Variable(typeof(object), "result");
        var steps = new List<Expression> { Expression.Assign(array, ArrayOf(args)), Expression.Assign(result, call(array)) };
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i].Expression is ParameterExpression { IsByRef: true } variable)
                steps.Add(FailedCall.Assign(variable, result, array, i, value => ToVariable(value, variable.Type)));
        }
        steps.Add(FailedCall.Throw(result));
        return Expression.Block([array, result], steps);
    }

    // A variable with a type takes what a typed parameter would: a collection as a copy, an interface as a view.
    private static UnaryExpression ToVariable(Expression value, Type type) =>
        Expression.Convert(type == typeof(object) ? value : Expression.Call(ToTypeMethod, value, Expression.Constant(type)), type);

    /// <summary>A result as the type that the site takes.</summary>
    protected static Expression As(Type type, Expression result)
    {
        if (type == typeof(void))
            return Expression.Block(typeof(void), result);
        return type == result.Type ? result : Expression.Convert(result, type);
    }
}
