using System.Collections;
using System.Reflection;

namespace DynRemote.Shapes;

/// <summary>What objects of a type can do that a holder must know without asking. The numbers are the protocol (docs/protocol.md).</summary>
[Flags]
internal enum Capabilities
{
    /// <summary>Nothing of the below.</summary>
    None = 0,

    /// <summary>It can be walked with <c>foreach</c>.</summary>
    Enumerable = 1 << 0,

    /// <summary>It has <see cref="IDisposable"/>.</summary>
    Disposable = 1 << 1,

    /// <summary>It has <see cref="IAsyncDisposable"/>.</summary>
    AsyncDisposable = 1 << 2,

    /// <summary>It is a delegate.</summary>
    Delegate = 1 << 3,

    /// <summary>It can be awaited: a task, or anything else with a <c>GetAwaiter()</c>.</summary>
    Task = 1 << 4,

    /// <summary>It is a type: the reference carries the name of the type that it is.</summary>
    Type = 1 << 5,

    /// <summary>It is an exception.</summary>
    Exception = 1 << 6,

    /// <summary>Its type declares <c>==</c>: equality of two references is a question for the owner.</summary>
    EqualityOperator = 1 << 7,

    /// <summary>Its members are dynamic: any name may be one.</summary>
    Dynamic = 1 << 8,

    /// <summary>It is a <see cref="System.IO.Stream"/>.</summary>
    Stream = 1 << 9,
}

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
        Add(HasMethod(type, nameof(Task.GetAwaiter)), Capabilities.Task);
        Add(typeof(Type).IsAssignableFrom(type), Capabilities.Type);
        Add(typeof(Exception).IsAssignableFrom(type), Capabilities.Exception);
        Add(DeclaresEquality(type), Capabilities.EqualityOperator);
        Add(typeof(System.Dynamic.IDynamicMetaObjectProvider).IsAssignableFrom(type), Capabilities.Dynamic);
        Add(typeof(Stream).IsAssignableFrom(type), Capabilities.Stream);
        return capabilities;

        void Add(bool has, Capabilities capability) => capabilities |= has ? capability : Capabilities.None;
    }

    private static bool HasMethod(Type type, string name) =>
        Array.Exists(type.GetMethods(), method => method.Name == name && !method.IsGenericMethod && !method.IsStatic && method.GetParameters().Length == 0);

    private static bool DeclaresEquality(Type type)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (declaring.GetMember("op_Equality", MemberTypes.Method, BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Length > 0)
                return true;
        }
        return false;
    }
}
