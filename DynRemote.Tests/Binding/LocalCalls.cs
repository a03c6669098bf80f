using System.Runtime.CompilerServices;
using Microsoft.CSharp.RuntimeBinder;
using Binder = Microsoft.CSharp.RuntimeBinder.Binder;

namespace DynRemote.Tests.Binding;

/// <summary>The oracle: a call by C#'s own binder with a fresh site, as the compiler would emit it for <c>dynamic</c> operands.</summary>
internal static class LocalCalls
{
    public static object? Invoke(object target, string method, object?[] arguments)
    {
        var binder = Binder.InvokeMember(CSharpBinderFlags.ResultDiscarded, method, null, typeof(LocalCalls), Infos(arguments.Length + 1));
        switch (arguments.Length)
        {
            case 0:
                var none = CallSite<Func<CallSite, object, object?>>.Create(binder);
                return none.Target(none, target);
            case 1:
                var one = CallSite<Func<CallSite, object, object?, object?>>.Create(binder);
                return one.Target(one, target, arguments[0]);
            default:
                var two = CallSite<Func<CallSite, object, object?, object?, object?>>.Create(binder);
                return two.Target(two, target, arguments[0], arguments[1]);
        }
    }

    public static object? Create(Type type, object? argument)
    {
        var infos = new[] { CSharpArgumentInfo.Create(CSharpArgumentInfoFlags.IsStaticType | CSharpArgumentInfoFlags.UseCompileTimeType, null), CSharpArgumentInfo.Create(CSharpArgumentInfoFlags.None, null) };
        var site = CallSite<Func<CallSite, Type, object?, object?>>.Create(Binder.InvokeConstructor(CSharpBinderFlags.None, typeof(LocalCalls), infos));
        return site.Target(site, type, argument);
    }

    public static object? Binary(System.Linq.Expressions.ExpressionType op, object? left, object? right)
    {
        var site = CallSite<Func<CallSite, object?, object?, object?>>.Create(Binder.BinaryOperation(CSharpBinderFlags.None, op, typeof(LocalCalls), Infos(2)));
        return site.Target(site, left, right);
    }

    public static object? Unary(System.Linq.Expressions.ExpressionType op, object? operand)
    {
        var binder = Binder.UnaryOperation(CSharpBinderFlags.None, op, typeof(LocalCalls), Infos(1));
        if (op is System.Linq.Expressions.ExpressionType.IsTrue or System.Linq.Expressions.ExpressionType.IsFalse)
        {
            var truth = CallSite<Func<CallSite, object?, bool>>.Create(binder);
            return truth.Target(truth, operand);
        }
        var site = CallSite<Func<CallSite, object?, object?>>.Create(binder);
        return site.Target(site, operand);
    }

    public static object? Convert<T>(object? value, bool isExplicit)
    {
        var site = CallSite<Func<CallSite, object?, T>>.Create(
            Binder.Convert(isExplicit ? CSharpBinderFlags.ConvertExplicit : CSharpBinderFlags.None, typeof(T), typeof(LocalCalls)));
        return site.Target(site, value);
    }

    public static object? GetIndex(object target, object? index)
    {
        var site = CallSite<Func<CallSite, object, object?, object?>>.Create(Binder.GetIndex(CSharpBinderFlags.None, typeof(LocalCalls), Infos(2)));
        return site.Target(site, target, index);
    }

    private static IEnumerable<CSharpArgumentInfo> Infos(int count) => Enumerable.Repeat(CSharpArgumentInfo.Create(CSharpArgumentInfoFlags.None, null), count);
}
