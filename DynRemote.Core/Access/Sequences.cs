using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace DynRemote.Access;

/// <summary>What makes a target a sequence.</summary>
internal static class Sequences
{
    /// <summary>
    /// Whether a member is one of the extension methods of sequences, which Binding looks up for targets that lack a member of that name.
    /// They walk the target, and do nothing else to it.
    /// </summary>
    public static bool IsLinq(Type target, MemberInfo member) =>
        member.DeclaringType == typeof(Enumerable)
        && member.IsDefined(typeof(ExtensionAttribute), inherit: false)
        && target.IsAssignableTo(typeof(IEnumerable));

    /// <summary>The member that a walk over a target calls, as <c>foreach</c> finds it; <see langword="null"/> if there is none.</summary>
    public static MemberInfo? Enumerator(Type target)
    {
        if (target.GetMethod(nameof(IEnumerable.GetEnumerator), Type.EmptyTypes) is { } own)
            return own;
        if (target.IsAssignableTo(typeof(IEnumerable)))
            return typeof(IEnumerable).GetMethod(nameof(IEnumerable.GetEnumerator));
        return Array
            .Find(target.GetInterfaces(), type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))
            ?.GetMethod(nameof(IAsyncEnumerable<>.GetAsyncEnumerator));
    }
}
