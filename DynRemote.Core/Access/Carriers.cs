using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace DynRemote.Access;

/// <summary>
/// What <see cref="AccessPolicy.Marked"/> opens without a mark: types of the framework and of the compiler, which nobody can mark, as far as they
/// carry the result of a marked member. A marked method that answers a task or a list would be of no use otherwise.
/// </summary>
internal static class Carriers
{
    /// <summary>Interfaces through which one reads, awaits or is told, and changes nothing but the object's own course.</summary>
    private static readonly Type[] Interfaces =
    [
        typeof(IEnumerable), typeof(IEnumerable<>), typeof(IEnumerator), typeof(IEnumerator<>),
        typeof(IAsyncEnumerable<>), typeof(IAsyncEnumerator<>),
        typeof(IReadOnlyCollection<>), typeof(IReadOnlyList<>), typeof(IReadOnlySet<>), typeof(IReadOnlyDictionary<,>),
        typeof(IDictionaryEnumerator), typeof(IStructuralEquatable), typeof(ITuple), typeof(IGrouping<,>), typeof(ILookup<,>),
        typeof(IObservable<>), typeof(IObserver<>), typeof(IProgress<>),
        typeof(IDisposable), typeof(IAsyncDisposable),
        typeof(INotifyCompletion), typeof(ICriticalNotifyCompletion),
    ];

    /// <summary>Classes whose members are meant, on themselves and on what derives from them.</summary>
    private static readonly Type?[] Bases = [typeof(object), typeof(Stream)];

    private static readonly string[] FrameworkKeys = ["b03f5f7f11d50a3a", "cc7b13ffcd2ddd51", "7cec85d7bea7798e", "b77a5c561934e089"];

    /// <summary>Whether a use needs no mark.</summary>
    public static bool Carries(in AccessRequest request)
    {
        var (target, member, _, kind) = request;

        // The author of a delegate type could not mark its Invoke, and nothing else of a delegate is open anyway.
        if (target.IsAssignableTo(typeof(Delegate)))
            return true;
        if (IsOfCompiler(target))
            return kind is not AccessKind.Write;
        if (!IsOfFramework(target))
            return false;
        if (kind is AccessKind.Enumerate)
            return true;
        if (member is null || kind is AccessKind.Subscribe)
            return false;
        if (IsAwaitable(target) || Kinship.Of(target, member).Any(relative => Bases.Contains(relative.DeclaringType)))
            return true;
        if (kind is AccessKind.Write)
            return false;

        // LINQ only reads the sequences that it is called on, and operators make something new.
        if (member.DeclaringType == typeof(Enumerable) || Kinship.IsOperator(member))
            return true;
        if (target.IsAssignableTo(typeof(IEnumerable)) && kind is AccessKind.Read)
            return true;
        return (target.IsArray && member.Name is "Get" or nameof(Array.GetValue) or nameof(Array.GetLength))
            || Kinship.Methods(member, kind).Any(method => IsOfInterfaces(target, method));
    }

    private static bool IsOfInterfaces(Type target, MethodInfo method) => Kinship.OfMethod(target, method).Any(relative =>
        relative.DeclaringType is { IsInterface: true } type
        && Interfaces.Contains(type.IsGenericType ? type.GetGenericTypeDefinition() : type));

    private static bool IsAwaitable(Type type) =>
        type.IsAssignableTo(typeof(Task)) || type.IsAssignableTo(typeof(INotifyCompletion))
        || type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
        || type == typeof(CancellationToken);

    /// <summary>
    /// Iterators and anonymous types, whose names nobody can write. Generators set the attribute too, on classes that can be marked.
    /// Closures look the same, but nothing that is open leads to one.
    /// </summary>
    private static bool IsOfCompiler(Type type) =>
        type.Name.AsSpan().ContainsAny('<', '$') && type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    /// <summary>By name and key rather than by place, so that a program published as a single file is no exception.</summary>
    private static bool IsOfFramework(Type type)
    {
        if (type.Assembly == typeof(object).Assembly)
            return true;
        var name = type.Assembly.GetName();
        return name.Name is { } simple
            && (simple.StartsWith("System.", StringComparison.Ordinal) || simple == "Microsoft.CSharp")
            && name.GetPublicKeyToken() is { Length: > 0 } token
            && FrameworkKeys.Contains(Convert.ToHexStringLower(token));
    }
}
