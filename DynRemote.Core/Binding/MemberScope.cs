namespace DynRemote.Binding;

/// <summary>Where a name is looked up: among the instance members of an object, or among the static members of a type.</summary>
/// <param name="Sites">What is known of the type.</param>
/// <param name="Target">The object, or the type itself.</param>
/// <param name="IsStatic">Whether static members are meant.</param>
internal readonly record struct MemberScope(TypeSites Sites, object Target, bool IsStatic)
{
    /// <summary>The type whose members are meant, as the gate is told.</summary>
    public Type Type => Sites.Type;

    /// <summary>Whether what the type lacks may be found among the extension methods of sequences.</summary>
    public bool IsSequence => Sites.IsSequence && Sites.Interface is null && !IsStatic;
}
