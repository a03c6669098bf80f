using System.Reflection;

namespace DynRemote.Binding;

/// <summary>
/// What a name means on a type: a group of methods, or one property, field, event or nested type. Never both, never empty.
/// </summary>
/// <param name="Methods">The methods, most derived first; empty where the name is something else.</param>
/// <param name="Single">The property, field, event or nested type; <see langword="null"/> where the name is a group of methods.</param>
internal sealed record MemberSet(MethodSignature[] Methods, MemberInfo? Single)
{
    public bool IsMethodGroup => Single is null;
}
