using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.ExceptionServices;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>
/// The result, for the moment, of a call with variables of the caller's that has failed: what the callee had assigned to them by then is assigned first, and the
/// exception is thrown after that, as it would have come.
/// </summary>
/// <remarks>Compiled call sites cannot do so in a handler of their own: the variables are parameters by reference, and handlers with filters cannot be compiled at run time.</remarks>
internal sealed class FailedCall
{
    /// <summary><see cref="Of"/>.</summary>
    public static readonly MethodInfo OfMethod = typeof(FailedCall).GetMethod(nameof(Of))!;

    /// <summary><see cref="Assigns"/>.</summary>
    public static readonly MethodInfo AssignsMethod = typeof(FailedCall).GetMethod(nameof(Assigns))!;

    /// <summary><see cref="Result"/>.</summary>
    public static readonly MethodInfo ResultMethod = typeof(FailedCall).GetMethod(nameof(Result))!;

    private readonly ExceptionDispatchInfo _failure;

    /// <summary>Keeps what a call has thrown.</summary>
    public FailedCall(Exception failure) => _failure = ExceptionDispatchInfo.Capture(failure);

    /// <summary>The code that assigns to a variable what stands among the arguments.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="result">What the call has answered.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="index">Which of them.</param>
    /// <param name="convert">Makes it of the variable's type.</param>
    public static Expression Assign(Expression variable, Expression result, Expression arguments, int index, Func<Expression, Expression> convert) => Expression.IfThen(
        Expression.Call(AssignsMethod, result, arguments, Expression.Constant(index)),
        Expression.Assign(variable, convert(Expression.ArrayIndex(arguments, Expression.Constant(index)))));

    /// <summary>The code that gives the result, or throws.</summary>
    public static Expression Throw(Expression result) => Expression.Call(ResultMethod, result);

    /// <summary>Calls something of the peer; answers this where it fails.</summary>
    public static object? Of(ICallable callable, object?[] arguments, uint byReference)
    {
        try
        {
            return callable.Call(arguments, byReference);
        }
        catch (Exception failure)
        {
            return new FailedCall(failure);
        }
    }

    /// <summary>Whether a variable of the caller's is to be assigned from the arguments: always, unless the call has failed before it was changed.</summary>
    /// <param name="result">What the call has answered.</param>
    /// <param name="arguments">The arguments: what is to be assigned stands there afterwards.</param>
    /// <param name="index">Which of them.</param>
    public static bool Assigns(object? result, object?[] arguments, int index)
    {
        if (result is not FailedCall)
            return true;
        if (arguments[index] is not ChangedBeforeFailure changed)
            return false;
        arguments[index] = changed.Value;
        return true;
    }

    /// <summary>The result; throws where the call has failed.</summary>
    public static object? Result(object? result)
    {
        if (result is FailedCall failed)
            failed._failure.Throw();
        return result;
    }
}
