using System.Reflection;
using System.Runtime.CompilerServices;

namespace DynRemote.Access;

/// <summary>Which method of a type carries out which interface method. The runtime makes these maps anew each time, and takes its time over them.</summary>
internal static class InterfaceMaps
{
    private static readonly ConditionalWeakTable<Type, (MethodInfo Interface, MethodInfo Implementation)[]> Known = [];

    /// <summary>All pairs of a type.</summary>
    public static (MethodInfo Interface, MethodInfo Implementation)[] Of(Type type) => Known.GetValue(type, static type => [.. Make(type)]);

    private static IEnumerable<(MethodInfo Interface, MethodInfo Implementation)> Make(Type type)
    {
        if (type.IsInterface || type.ContainsGenericParameters)
            yield break;
        foreach (var @interface in type.GetInterfaces())
        {
            // The runtime refuses to map the generic interfaces of arrays, whose methods are nowhere declared.
            if (type.IsArray && @interface.IsGenericType)
                continue;
            var map = type.GetInterfaceMap(@interface);
            for (var i = 0; i < map.InterfaceMethods.Length; i++)
            {
                // Null where two default implementations tie.
                if (map.TargetMethods[i] is { } implementation)
                    yield return (map.InterfaceMethods[i], implementation);
            }
        }
    }
}
