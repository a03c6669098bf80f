using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CSharp.RuntimeBinder;
using Binder = Microsoft.CSharp.RuntimeBinder.Binder;

namespace DynRemote.Tests.Binding.MadeUp;

/// <summary>An argument as C# writes it.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Type">Its static type; <see langword="null"/> for <c>dynamic</c>.</param>
/// <param name="IsConstant">Whether it is a compile-time constant.</param>
/// <param name="Passing">Whether it is written with <c>ref</c> or <c>out</c>.</param>
/// <param name="Name">The parameter that it names.</param>
public sealed record Given(object? Value, Type? Type, bool IsConstant = false, Passing Passing = Passing.Value, string? Name = null)
{
    public CSharpArgumentInfo Info => CSharpArgumentInfo.Create(
        (Type is null ? 0 : CSharpArgumentInfoFlags.UseCompileTimeType)
        | (IsConstant ? CSharpArgumentInfoFlags.Constant : 0)
        | (Name is null ? 0 : CSharpArgumentInfoFlags.NamedArgument)
        | Passing switch { Passing.Ref => CSharpArgumentInfoFlags.IsRef, Passing.Out => CSharpArgumentInfoFlags.IsOut, _ => 0 },
        Name);

    public Type SiteType => Passing == Passing.Value ? Type ?? typeof(object) : Type!.MakeByRefType();

    /// <summary>Whether it goes to another process by reference, is written with <c>ref</c>, or stands in a variable of another type than its own.</summary>
    public bool MayDoMore => Value is System.Collections.IEnumerable and not string or Delegate || Passing == Passing.Ref || (Value is not null && Type is not null && Type != Value.GetType());

    public override string ToString()
    {
        var value = Value switch { null => "null", string text => $"\"{text}\"", System.Collections.IEnumerable all => $"{Value.GetType().Name}[{string.Join(",", all.Cast<object>())}]", _ => $"{Value}" };
        var type = Type is null ? "dynamic" : IsConstant ? $"const {Type}" : $"{Type}";
        return $"{(Name is null ? "" : Name + ": ")}{(Passing == Passing.Value ? "" : Passing.ToString().ToLowerInvariant() + " ")}({type}){value}";
    }
}

/// <summary>A call <c>x.M(…)</c> as the compiler makes it: a call site of its own with all that is known of the arguments.</summary>
public sealed record CallOfOverloads(Given[] Arguments)
{
    /// <summary>What came of it: the result or the failure, and what is in the caller's variables afterwards.</summary>
    public string OutcomeOn(object target)
    {
        var binder = Binder.InvokeMember(
            CSharpBinderFlags.None, "M", null, typeof(CallOfOverloads), [CSharpArgumentInfo.Create(CSharpArgumentInfoFlags.None, null), .. Arguments.Select(argument => argument.Info)]);
        var type = Expression.GetDelegateType([typeof(CallSite), typeof(object), .. Arguments.Select(argument => argument.SiteType), typeof(object)]);
        var site = CallSite.Create(type, binder);
        var invoke = (Delegate)site.GetType().GetField(nameof(CallSite<Action>.Target))!.GetValue(site)!;
        object?[] values = [site, target, .. Arguments.Select(argument => argument.Value)];
        string outcome;
        try
        {
            outcome = $"{invoke.DynamicInvoke(values)}";
        }
        catch (TargetInvocationException thrown)
        {
            var failure = thrown.InnerException!;
            outcome = $"{failure.GetType().Name}: {failure.Message.Split('\n')[0]}";
        }
        return string.Join("; ", Arguments.Select((argument, i) => argument.Passing == Passing.Value ? "" : $"{values[i + 2]}").Prepend(outcome).Where(text => text.Length > 0));
    }

    /// <summary>
    /// Whether what came of it is the same. Where the object refuses, a proxy may do more: an argument that goes by reference fits whatever can be made of it, a
    /// <c>ref</c> fits an <c>out</c>, and what is in a variable counts where the variable's type fits nothing. And of some calls C#'s run-time binder makes an invalid
    /// program, or fails itself.
    /// </summary>
    public bool IsSame(string local, string remote) =>
        local == remote || local.StartsWith(nameof(InvalidProgramException), StringComparison.Ordinal) || local.StartsWith(nameof(InvalidOperationException), StringComparison.Ordinal)
        || (local.StartsWith(nameof(RuntimeBinderException), StringComparison.Ordinal) && Array.Exists(Arguments, argument => argument.MayDoMore));

    public override string ToString() => $"x.M({string.Join(", ", Arguments.AsEnumerable())})";
}
