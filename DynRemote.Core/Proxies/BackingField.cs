using System.Reflection;

namespace DynRemote.Proxies;

/// <summary>Where a property has its value.</summary>
internal static class BackingField
{
    /// <summary>The field behind a property, by the names that compilers and people give to such; <see langword="null"/> where there is none.</summary>
    public static FieldInfo? Of(PropertyInfo property)
    {
        var name = property.Name;
        var lower = char.ToLowerInvariant(name[0]) + name[1..];
        string[] candidates = [$"<{name}>k__BackingField", "_" + lower, "m_" + lower, lower, $"<{lower}>P"];
        for (var type = property.DeclaringType; type is not null; type = type.BaseType)
        {
            foreach (var candidate in candidates)
            {
                if (type.GetField(candidate, BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly) is { } field)
                    return field;
            }
        }
        return null;
    }
}
