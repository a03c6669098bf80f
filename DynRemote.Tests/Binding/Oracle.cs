using DynRemote.Binding;
using DynRemote.Operations;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Tests.Binding;

/// <summary>What came of an operation: a result, or an exception with the first line of its message.</summary>
internal static class Oracle
{
    public static MemberBinder Ours { get; } = new(new PermissiveGate { Records = false }, new NoProxies());

    public static string Outcome(Func<object?> operation)
    {
        try
        {
            return operation() is { } result ? $"{result.GetType()}: {result}" : "null";
        }
        catch (Exception exception) when (exception is not AssertionException)
        {
            return $"{exception.GetType()}: {exception.Message.Split('\n')[0]}";
        }
    }

    /// <summary>Runs a piece of C# on the object, and the same operation by the binder; each on an object of its own.</summary>
    public static void AssertSame(Func<object?> local, Func<MemberBinder, object?> bound) =>
        Assert.That(Outcome(() => bound(Ours)), Is.EqualTo(Outcome(local)).NoClip);

    public static object? Call(object target, string name, params object?[] values) => Ours.InvokeMember(target, name, new CallArguments(values));

    public static object? CallConstant(object target, string name, params object?[] values) =>
        Ours.InvokeMember(target, name, new CallArguments(values) { Constants = byte.MaxValue });

    public static string FirstLine(Action operation) =>
        Assert.Throws<RuntimeBinderException>(() => operation())!.Message.Split('\n')[0];
}
