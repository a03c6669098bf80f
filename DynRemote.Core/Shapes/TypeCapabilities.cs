using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using DynRemote.Values;

namespace DynRemote.Shapes;

/// <summary>Finds out what a type can do.</summary>
internal static class TypeCapabilities
{
    /// <summary>The capabilities of the instances of a type.</summary>
    public static Capabilities Of(Type type)
    {
        var capabilities = Capabilities.None;
        Add(typeof(IEnumerable).IsAssignableFrom(type) || HasMethod(type, "GetEnumerator"), Capabilities.Enumerable);
        Add(typeof(IDisposable).IsAssignableFrom(type), Capabilities.Disposable);
        Add(typeof(IAsyncDisposable).IsAssignableFrom(type), Capabilities.AsyncDisposable);
        Add(typeof(Delegate).IsAssignableFrom(type), Capabilities.Delegate);
        Add(HasMethod(type, nameof(Task.GetAwaiter)), Capabilities.Awaitable);
        Add(typeof(Type).IsAssignableFrom(type), Capabilities.Type);
        Add(typeof(Exception).IsAssignableFrom(type), Capabilities.Exception);
        // A struct that declares none has no identity to be compared by either: that is an error, which the owner knows best how to put.
        Add(DeclaresEquality(type) || type.IsValueType, Capabilities.EqualityOperator);
        Add(typeof(System.Dynamic.IDynamicMetaObjectProvider).IsAssignableFrom(type), Capabilities.Dynamic);
        Add(typeof(Stream).IsAssignableFrom(type), Capabilities.Stream);
        Add(typeof(TextReader).IsAssignableFrom(type), Capabilities.TextReader);
        Add(typeof(TextWriter).IsAssignableFrom(type), Capabilities.TextWriter);
        Add(Array.Exists(type.GetInterfaces(), IsAsyncSequence), Capabilities.AsyncEnumerable);
        Add(typeof(System.Globalization.CultureInfo).IsAssignableFrom(type), Capabilities.Culture);
        Add(typeof(System.Text.Encoding).IsAssignableFrom(type), Capabilities.Encoding);
        Add(typeof(Task).IsAssignableFrom(type), Capabilities.Task);
        Add(MayEqualNull(type), Capabilities.NullEquality);
        return capabilities;

        void Add(bool has, Capabilities capability) => capabilities |= has ? capability : Capabilities.None;
    }

    private static bool IsAsyncSequence(Type face) => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);

    private static bool HasMethod(Type type, string name) =>
        Array.Exists(type.GetMethods(), method => method.Name == name && !method.IsGenericMethod && !method.IsStatic && method.GetParameters().Length == 0);

    private static bool DeclaresEquality(Type type) => EqualityOf(type).Length > 0;

    // What the framework and the compiler write (of records) tells objects from null.
    private static bool MayEqualNull(Type type) =>
        (typeof(System.Dynamic.IDynamicMetaObjectProvider).IsAssignableFrom(type) && !FrameworkTypes.IsFramework(type.Assembly))
        || (!type.IsValueType && Array.Exists(EqualityOf(type), static method => !FrameworkTypes.IsFramework(method.Module.Assembly) && !method.IsDefined(typeof(CompilerGeneratedAttribute))));

    private static MemberInfo[] EqualityOf(Type type)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (declaring.GetMember("op_Equality", MemberTypes.Method, BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly) is { Length: > 0 } declared)
                return declared;
        }
        return [];
    }
}
