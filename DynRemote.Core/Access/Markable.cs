using System.Reflection;
using System.Runtime.CompilerServices;

namespace DynRemote.Access;

/// <summary>
/// Tells which types can carry the attributes at all: only an assembly that refers to this one can. Most objects are of types that cannot, and are
/// spared the search through their members' relatives.
/// </summary>
internal static class Markable
{
    private static readonly ConditionalWeakTable<Type, object> Types = [];
    private static readonly ConditionalWeakTable<Assembly, object> Assemblies = [];

    /// <summary>Whether a type, one of its bases or one of its interfaces may carry an attribute.</summary>
    public static bool Is(Type type) => (bool)Types.GetValue(type, static type =>
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (Refers(at.Assembly))
                return true;
        }
        return Array.Exists(type.GetInterfaces(), @interface => Refers(@interface.Assembly));
    });

    private static bool Refers(Assembly assembly) => (bool)Assemblies.GetValue(assembly, static assembly =>
    {
        var own = typeof(Markable).Assembly;

        // What is just being emitted may refer to anything by the time it is asked.
        return assembly == own || assembly.IsDynamic
            || Array.Exists(assembly.GetReferencedAssemblies(), name => name.Name == own.GetName().Name);
    });
}
