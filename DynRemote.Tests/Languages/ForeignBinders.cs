using System.Dynamic;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace DynRemote.Tests.Languages;

/// <summary>
/// A small scripting language on the DLR's way: it gets a member and then invokes what it has got, and has a value of its own for what an object lacks. The C#
/// binder has no part in it.
/// </summary>
internal static class Script
{
    /// <summary>What this language has for a member that is not there.</summary>
    public static readonly object Undefined = new Missing();

    public static object? Get(object target, string name, bool ignoreCase = false) => Run(new Getting(name, ignoreCase), target);

    public static object? Set(object target, string name, object? value, bool ignoreCase = false) => Run(new Setting(name, ignoreCase), target, value);

    public static object? Call(object function, params object?[] arguments) => Run(new Calling(new CallInfo(arguments.Length)), [function, .. arguments]);

    public static object? CallNamed(object function, string[] names, params object?[] arguments) =>
        Run(new Calling(new CallInfo(arguments.Length, names)), [function, .. arguments]);

    /// <summary>The get-then-invoke of such languages.</summary>
    public static object? GetAndCall(object target, string name, params object?[] arguments) => Call(Get(target, name)!, arguments);

    public static object? CallMember(object target, string name, bool ignoreCase, params object?[] arguments) =>
        Run(new CallingMember(name, ignoreCase, new CallInfo(arguments.Length)), [target, .. arguments]);

    public static object? Index(object target, params object?[] indexes) => Run(new Indexing(new CallInfo(indexes.Length)), [target, .. indexes]);

    public static object? Create(object type, params object?[] arguments) => Run(new Creating(new CallInfo(arguments.Length)), [type, .. arguments]);

    public static object? Add(object left, object? right) => Run(new Adding(), left, right);

    private static object? Run(DynamicMetaObjectBinder binder, params object?[] operands)
    {
        var types = Enumerable.Repeat(typeof(object), operands.Length + 1).Prepend(typeof(CallSite)).ToArray();
        var site = CallSite.Create(Expression.GetDelegateType(types), binder);
        var target = (Delegate)site.GetType().GetField("Target")!.GetValue(site)!;
        try
        {
            return target.DynamicInvoke([site, .. operands]);
        }
        catch (System.Reflection.TargetInvocationException exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception.InnerException!);
            throw;
        }
    }

    // An error of this language, where a binder must say that something cannot be.
    private static DynamicMetaObject Refuse(DynamicMetaObject target, string what) => new(
        Expression.Throw(Expression.Constant(new ScriptException(what)), typeof(object)),
        BindingRestrictions.GetTypeRestriction(target.Expression, target.LimitType));

    private sealed class Missing
    {
        public override string ToString() => "undefined";
    }

    private sealed class Getting(string name, bool ignoreCase) : GetMemberBinder(name, ignoreCase)
    {
        public override DynamicMetaObject FallbackGetMember(DynamicMetaObject target, DynamicMetaObject? errorSuggestion) =>
            errorSuggestion ?? new DynamicMetaObject(Expression.Constant(Undefined), BindingRestrictions.GetTypeRestriction(target.Expression, target.LimitType));
    }

    private sealed class Setting(string name, bool ignoreCase) : SetMemberBinder(name, ignoreCase)
    {
        public override DynamicMetaObject FallbackSetMember(DynamicMetaObject target, DynamicMetaObject value, DynamicMetaObject? errorSuggestion) =>
            errorSuggestion ?? Refuse(target, $"cannot set {Name}");
    }

    private sealed class Calling(CallInfo call) : InvokeBinder(call)
    {
        public override DynamicMetaObject FallbackInvoke(DynamicMetaObject target, DynamicMetaObject[] args, DynamicMetaObject? errorSuggestion) =>
            errorSuggestion ?? Refuse(target, "cannot be called");
    }

    private sealed class CallingMember(string name, bool ignoreCase, CallInfo call) : InvokeMemberBinder(name, ignoreCase, call)
    {
        public override DynamicMetaObject FallbackInvokeMember(DynamicMetaObject target, DynamicMetaObject[] args, DynamicMetaObject? errorSuggestion) =>
            errorSuggestion ?? Refuse(target, $"no member {Name}");

        public override DynamicMetaObject FallbackInvoke(DynamicMetaObject target, DynamicMetaObject[] args, DynamicMetaObject? errorSuggestion) =>
            new Calling(CallInfo).FallbackInvoke(target, args, errorSuggestion);
    }

    private sealed class Indexing(CallInfo call) : GetIndexBinder(call)
    {
        public override DynamicMetaObject FallbackGetIndex(DynamicMetaObject target, DynamicMetaObject[] indexes, DynamicMetaObject? errorSuggestion) =>
            errorSuggestion ?? Refuse(target, "cannot be indexed");
    }

    private sealed class Creating(CallInfo call) : CreateInstanceBinder(call)
    {
        public override DynamicMetaObject FallbackCreateInstance(DynamicMetaObject target, DynamicMetaObject[] args, DynamicMetaObject? errorSuggestion) =>
            errorSuggestion ?? Refuse(target, "is no class");
    }

    private sealed class Adding() : BinaryOperationBinder(ExpressionType.Add)
    {
        public override DynamicMetaObject FallbackBinaryOperation(DynamicMetaObject target, DynamicMetaObject arg, DynamicMetaObject? errorSuggestion) =>
            errorSuggestion ?? Refuse(target, "cannot be added");
    }
}

/// <summary>An error of the scripting language.</summary>
internal sealed class ScriptException(string message) : Exception(message);
