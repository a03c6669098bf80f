using System.Buffers;
using System.Collections.Concurrent;

namespace DynRemote.Values;

/// <summary>Finds the enums that this process has. It asks loaded assemblies only and makes none load.</summary>
internal static class EnumTypes
{
    private const int MaxKnown = 4096;
    private const int MaxNameLength = 1024;

    private static readonly SearchValues<char> ExpressionCharacters = SearchValues.Create("[],&*\\\0");

    private static readonly ConcurrentDictionary<(string Assembly, string Name), WeakReference<Type>> Known = new();

    /// <summary>An enum that was sent is found when it comes home, even if two load contexts have assemblies of one name.</summary>
    internal static void Remember(Type type)
    {
        if (Known.Count < MaxKnown)
            Known[(type.Assembly.GetName().Name!, type.FullName!)] = new WeakReference<Type>(type);
    }

    internal static Type? Find(string assemblyName, string typeName)
    {
        if (typeName.Length is 0 or > MaxNameLength || assemblyName.Length is 0 or > MaxNameLength)
            return null;
        if (Known.TryGetValue((assemblyName, typeName), out var known) && known.TryGetTarget(out var type))
            return type;
        // These characters make a name an expression that names further types and assemblies; no enum of C# has them but those nested in
        // generic types, which only Remember can find.
        if (typeName.AsSpan().ContainsAny(ExpressionCharacters))
            return null;
        foreach (var assembly in LoadedAssemblies.Named(assemblyName))
        {
            if (Lookup(assembly, typeName) is not { } found)
                continue;
            Remember(found);
            return found;
        }
        return null;
    }

    private static Type? Lookup(System.Reflection.Assembly assembly, string typeName)
    {
        try
        {
            // A forwarded type is found too, but it is not this assembly's, and a peer names the assembly that has the type.
            return assembly.GetType(typeName, throwOnError: false) is { } type && type.Assembly == assembly && EnumForm.IsCopied(type) ? type : null;
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or BadImageFormatException or TypeLoadException)
        {
            // A name that is no name, or a type that cannot be loaded here: this process does not have it, and the value arrives as a fake.
            return null;
        }
    }
}
