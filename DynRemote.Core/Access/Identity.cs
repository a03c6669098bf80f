using System.Reflection;

namespace DynRemote.Access;

/// <summary>
/// What anybody may ask of an object that he has a reference to: its type's name came with the reference, references can be compared, and of the names of its
/// members only those are told that he may use.
/// </summary>
internal static class Identity
{
    /// <summary>Whether a use is one of these.</summary>
    public static bool IsAskedFor(in AccessRequest request)
    {
        if (request is { Kind: AccessKind.Read, Name: nameof(System.Dynamic.DynamicObject.GetDynamicMemberNames) })
            return true;
        if (request.Kind is not AccessKind.Call || request.Name is not (nameof(GetType) or nameof(Equals) or nameof(GetHashCode)))
            return false;
        return request.Member is null
            || (request.Member is MethodInfo method && Kinship.OfMethod(request.TargetType, method).Any(relative => relative.DeclaringType == typeof(object)));
    }
}
