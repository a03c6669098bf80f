namespace DynRemote.Plans;

/// <summary>The static element types of sequences.</summary>
internal static class ElementTypes
{
    /// <summary>What the elements of a type of sequence are to a C# program that has one; <see langword="null"/> where that is not known.</summary>
    public static Type? Of(Type? sequence)
    {
        if (sequence is null || sequence == typeof(string))
            return sequence is null ? null : typeof(char);
        if (sequence.IsArray)
            return sequence.GetElementType();
        Type? found = null;
        foreach (var face in sequence.IsInterface ? sequence.GetInterfaces().Prepend(sequence) : sequence.GetInterfaces())
        {
            if (!face.IsGenericType || face.GetGenericTypeDefinition() != typeof(IEnumerable<>))
                continue;
            if (found is not null)
                return null;
            found = face.GetGenericArguments()[0];
        }
        return found;
    }
}
