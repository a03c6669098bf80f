using System.Collections;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace DynRemote.Tests.Conformance.Differential;

/// <summary>
/// Counts the calls in a method's code through which a proxy can be used without a call site: calls of members of an interface or abstract class (<c>x is IDisposable d</c>,
/// then <c>d.Dispose()</c>), and those that take an object or an interface (<c>string.Join(",", x)</c>, <c>$"{x}"</c>). Each is counted once, as it stands in the code.
/// A walk is begun and ended; its steps do not count.
/// </summary>
internal static class TypedCalls
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>How many there are in a method, and in the lambdas and the state machine that the compiler has made parts of it.</summary>
    public static int In(MethodBase method)
    {
        var seen = new HashSet<MethodBase>();
        return In(method, seen);
    }

    private static int In(MethodBase method, HashSet<MethodBase> seen)
    {
        if (!seen.Add(method))
            return 0;
        if (method.GetCustomAttribute<StateMachineAttribute>() is { StateMachineType: var machine })
            return In(machine.GetMethod("MoveNext", Any)!, seen);
        var count = 0;
        foreach (var (code, called) in Calls(method))
        {
            if (code == OpCodes.Ldftn || IsGenerated(called))
                count += IsGenerated(called) ? In(called, seen) : 0;
            else if (!IsStep(called) && CanUseProxy(called))
                count++;
        }
        return count;
    }

    private static bool IsStep(MethodBase method) => method.DeclaringType is { } type
        && (type == typeof(IEnumerator) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerator<>)));

    private static bool IsGenerated(MethodBase method) => method.Name.StartsWith('<') && method.DeclaringType?.Assembly == typeof(TypedCalls).Assembly;

    private static bool CanUseProxy(MethodBase method)
    {
        var type = method.DeclaringType!;
        if (type.Namespace is "System.Runtime.CompilerServices" && type.Name.StartsWith("CallSite", StringComparison.Ordinal))
            return false;
        if (type.FullName!.StartsWith("Microsoft.CSharp", StringComparison.Ordinal) || typeof(Delegate).IsAssignableFrom(type))
            return false;
        if (type.IsAbstract && !type.IsInterface && !method.IsStatic)
            return true;
        return type.IsInterface
            || method.GetParameters().Any(parameter => parameter.ParameterType is var taken && (taken.IsInterface || taken == typeof(object) || taken == typeof(object[])));
    }

    private static IEnumerable<(OpCode Code, MethodBase Method)> Calls(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var typeArguments = method.DeclaringType?.GetGenericArguments();
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < il.Length;)
        {
            var code = Codes[il[at] == 0xFE ? BitConverter.ToInt16([il[at + 1], il[at]]) : il[at]];
            at += code.Size;
            if (code.OperandType == OperandType.InlineMethod)
                yield return (code, method.Module.ResolveMethod(BitConverter.ToInt32(il, at), typeArguments, methodArguments)!);
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }
}
