namespace DynRemote.Binding;

/// <summary>The names under which a test for a type may ask for it.</summary>
internal static class TypeNames
{
    /// <summary>All names that an object of a type answers to: those of the type, of its bases and of its interfaces.</summary>
    public static IReadOnlySet<string> Of(Type type)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var related in Bases(type).Concat(type.GetInterfaces()).Prepend(type))
        {
            names.Add(related.ToString());
            names.Add(TypeDisplay.Of(related));
            if (related.FullName is { } fullName)
                names.Add(fullName);
            if (related.IsConstructedGenericType)
                names.Add(related.GetGenericTypeDefinition().FullName!);
        }
        return names;
    }

    /// <summary>The base classes of a type, the nearest first.</summary>
    public static IEnumerable<Type> Bases(Type type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            yield return ancestor;
    }
}
