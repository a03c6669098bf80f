using System.Runtime.CompilerServices;
using DynRemote.Plans;

namespace DynRemote;

/// <content>Recorded functions.</content>
public static partial class Remote
{
    /// <summary>
    /// A lambda that goes to the owner as a recorded function where a delegate is wanted, and costs no call back for each time that it is called:
    /// <c>x.Items.RemoveAll(Remote.Fn(i => i.Price > 3))</c>. Pass the result as an argument.
    /// </summary>
    /// <param name="function">The lambda; recorded when it is sent.</param>
    /// <param name="text">The lambda's text, for messages; the compiler fills it in.</param>
    public static object Fn(Func<dynamic, dynamic?> function, [CallerArgumentExpression(nameof(function))] string text = "") => Fn<object, object>(function, text);

    /// <inheritdoc cref="Fn(Func{object, object}, string)"/>
    public static object Fn(Func<dynamic, dynamic, dynamic?> function, [CallerArgumentExpression(nameof(function))] string text = "") =>
        Fn<object, object, object>(function, text);

    /// <inheritdoc cref="Fn(Func{object, object}, string)"/>
    public static object Fn(Func<dynamic?> function, [CallerArgumentExpression(nameof(function))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(function);
        return new RecordedFunction(_ => function(), text) { Signature = [typeof(object)] };
    }

    /// <summary>As <see cref="Fn(Func{object, object}, string)"/>, with the type of the delegate or of its parameter.</summary>
    /// <typeparam name="T">A delegate type that the peer knows, such as <c>Predicate&lt;int&gt;</c>, or the type of the parameter.</typeparam>
    /// <param name="function">The lambda; recorded when it is sent.</param>
    /// <param name="text">The lambda's text, for messages; the compiler fills it in.</param>
    public static object Fn<T>(Func<dynamic, dynamic?> function, [CallerArgumentExpression(nameof(function))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(function);
        return new RecordedFunction(arguments => function(arguments[0]!), text) { Signature = RecordedFunction.SignatureOf(typeof(T), 1) };
    }

    /// <inheritdoc cref="Fn{T}(Func{object, object}, string)"/>
    public static object Fn<T>(Func<dynamic, dynamic, dynamic?> function, [CallerArgumentExpression(nameof(function))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(function);
        return new RecordedFunction(arguments => function(arguments[0]!, arguments[1]!), text) { Signature = RecordedFunction.SignatureOf(typeof(T), 2) };
    }

    /// <summary>As <see cref="Fn(Func{object, object}, string)"/>, with the types of the delegate's parameter and result.</summary>
    /// <param name="function">The lambda; recorded when it is sent.</param>
    /// <param name="text">The lambda's text, for messages; the compiler fills it in.</param>
    public static object Fn<T, TResult>(Func<dynamic, dynamic?> function, [CallerArgumentExpression(nameof(function))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(function);
        return new RecordedFunction(arguments => function(arguments[0]!), text) { Signature = [typeof(T), typeof(TResult)] };
    }

    /// <summary>As <see cref="Fn(Func{object, object}, string)"/>, with the types of the delegate's parameters and result.</summary>
    /// <param name="function">The lambda; recorded when it is sent.</param>
    /// <param name="text">The lambda's text, for messages; the compiler fills it in.</param>
    public static object Fn<T1, T2, TResult>(Func<dynamic, dynamic, dynamic?> function, [CallerArgumentExpression(nameof(function))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(function);
        return new RecordedFunction(arguments => function(arguments[0]!, arguments[1]!), text) { Signature = [typeof(T1), typeof(T2), typeof(TResult)] };
    }
}
