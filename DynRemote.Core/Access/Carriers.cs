using System.Collections;
using System.Collections.Concurrent;
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

    /// <summary>Whether a use needs no mark.</summary>
    public static bool Carries(in AccessRequest request)
    {
        var (target, member, _, kind) = request;
        if (IsOfCompiler(target))
            return kind is not AccessKind.Write;
        if (!IsOfFramework(target))
            return false;
        if (kind is AccessKind.Enumerate || target.IsAssignableTo(typeof(Delegate)))
            return true;
        if (member is null || kind is AccessKind.Write or AccessKind.Subscribe)
            return false;

        // Operators on sequences (LINQ) only read them.
        if (member.DeclaringType == typeof(object) || member.DeclaringType == typeof(Enumerable))
            return true;
        if (target.IsArray || IsAwaitable(target))
            return kind is AccessKind.Read || IsAwaitable(target) || member.Name is "Get" or nameof(Array.GetValue) or nameof(Array.GetLength);
        return Kinship.Methods(member, kind).Any(method => IsOfInterfaces(target, method));
    }

    private static bool IsOfInterfaces(Type target, MethodInfo method) => Kinship.OfMethod(target, method).Any(relative =>
        relative.DeclaringType is { IsInterface: true } type
        && Interfaces.Contains(type.IsGenericType ? type.GetGenericTypeDefinition() : type));

    private static bool IsAwaitable(Type type) =>
        type.IsAssignableTo(typeof(Task)) || type.IsAssignableTo(typeof(INotifyCompletion))
        || type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
        || type == typeof(CancellationToken);

    /// <summary>Iterators and anonymous types. Closures are compiler-made too, but nothing that is open leads to one.</summary>
    private static bool IsOfCompiler(Type type) => type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    /// <summary>The core library and those that lie beside it.</summary>
    private static bool IsOfFramework(Type type) => Framework.GetOrAdd(type.Assembly);

    private static class Framework
    {
        private static readonly string Directory = Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "";
        private static readonly ConcurrentDictionary<string, bool> Known = new(StringComparer.Ordinal);

        public static bool GetOrAdd(Assembly assembly) => assembly == typeof(object).Assembly
            || (!assembly.IsDynamic && !assembly.IsCollectible && Known.GetOrAdd(assembly.Location, Lies));

        private static bool Lies(string location) =>
            location.Length > 0 && string.Equals(Path.GetDirectoryName(location), Directory, StringComparison.Ordinal);
    }
}
