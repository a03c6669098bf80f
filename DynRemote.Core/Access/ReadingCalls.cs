using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace DynRemote.Access;

/// <summary>
/// The methods that are known to change nothing of the object they are called on: operators, LINQ, and what the framework's own interfaces promise. Any
/// other method may change it.
/// </summary>
internal static class ReadingCalls
{
    private static readonly Type[] Interfaces =
    [
        typeof(IEnumerable), typeof(IEnumerable<>), typeof(IAsyncEnumerable<>),
        typeof(IReadOnlyCollection<>), typeof(IReadOnlyList<>), typeof(IReadOnlySet<>), typeof(IReadOnlyDictionary<,>), typeof(ILookup<,>),
        typeof(ITuple), typeof(IStructuralEquatable), typeof(IStructuralComparable),
        typeof(IEquatable<>), typeof(IComparable), typeof(IComparable<>), typeof(IFormattable), typeof(IConvertible), typeof(ICloneable),
    ];

    /// <summary>Interfaces that change their object as well, and which of their methods do not.</summary>
    private static readonly Type[] Collections =
        [typeof(ICollection), typeof(ICollection<>), typeof(IList), typeof(IList<>), typeof(IDictionary), typeof(IDictionary<,>), typeof(ISet<>)];

    private static readonly string[] OfCollections =
    [
        "Contains", "ContainsKey", "CopyTo", "GetEnumerator", "IndexOf", "TryGetValue",
        "IsProperSubsetOf", "IsProperSupersetOf", "IsSubsetOf", "IsSupersetOf", "Overlaps", "SetEquals",
    ];

    /// <summary>Whether a call is one of these; of a name alone, whether it is a method of every object, or an operator.</summary>
    public static bool Include(in AccessRequest request)
    {
        var (target, member, name, kind) = request;
        if (kind is not AccessKind.Call)
            return false;
        if (member is null)
            return name is nameof(ToString) or nameof(Task.GetAwaiter) || name.StartsWith("op_", StringComparison.Ordinal);
        if (Kinship.IsOperator(member) || Sequences.IsLinq(target, member))
            return true;
        return member is MethodInfo method
            && ((name == nameof(Task.GetAwaiter) && method.GetParameters().Length == 0) || Kinship.OfMethod(target, method).Any(ChangesNothing));
    }

    private static bool ChangesNothing(MethodInfo method)
    {
        if (method.DeclaringType == typeof(object))
            return true;
        if (method.DeclaringType is not { IsInterface: true } type)
            return false;
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return Interfaces.Contains(definition) || (Collections.Contains(definition) && OfCollections.Contains(method.Name));
    }
}
