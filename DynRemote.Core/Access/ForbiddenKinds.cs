using System.ComponentModel;
using System.Dynamic;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DynRemote.Access;

/// <summary>
/// The kinds of objects from which one gets to everything else in the process, however harmless the object they were got from.
/// <see cref="AccessPolicy.Safe"/> lets a peer touch none of their members.
/// </summary>
internal static class ForbiddenKinds
{
    private const string Own = "a part of DynRemote itself";

    /// <summary>By base type or interface; derived types are meant too.</summary>
    private static readonly (Type Kind, string Name)[] Types =
    [
        (typeof(MemberInfo), "reflection; a type crosses as a token only"),
        (typeof(IReflect), "reflection; a type crosses as a token only"),
        (typeof(MemberDescriptor), "reflection"),
        (typeof(TypeDescriptionProvider), "reflection"),
        (typeof(AppDomain), "an application domain"),
        (typeof(Activator), "the activator"),
        (typeof(AppContext), "the application context"),
        (typeof(Expression), "an expression tree, which compiles to any code"),
        (typeof(CallSite), "a call site"),
        (typeof(CallSiteBinder), "a call-site binder"),
        (typeof(DynamicMetaObject), "a meta-object"),
        (typeof(IServiceProvider), "a service provider, which hands out whatever is registered"),
        (typeof(Thread), "a thread"),
        (typeof(ThreadPool), "the thread pool"),
        (typeof(ExecutionContext), "an execution context"),
        (typeof(RuntimeTypeHandle), "a runtime handle"),
        (typeof(RuntimeMethodHandle), "a runtime handle"),
        (typeof(RuntimeFieldHandle), "a runtime handle"),
        (typeof(ModuleHandle), "a runtime handle"),
        (typeof(IntPtr), "a pointer"),
        (typeof(UIntPtr), "a pointer"),
        (typeof(RuntimeHelpers), "the runtime's helpers"),
        (typeof(Unsafe), "unsafe memory access"),
        (typeof(SafeHandle), "an operating-system handle"),
        (typeof(CriticalHandle), "an operating-system handle"),
    ];

    /// <summary>By namespace, those below it included. Exceptions are never meant: what a failed call threw may be looked at.</summary>
    private static readonly (string Namespace, string Name)[] Namespaces =
    [
        ("System.Reflection", "reflection; a type crosses as a token only"),
        ("System.Runtime.Loader", "assembly loading"),
        ("System.Runtime.InteropServices", "native interoperability"),
        ("System.Linq.Expressions", "an expression tree, which compiles to any code"),
        ("Microsoft.CSharp.RuntimeBinder", "a call-site binder"),
    ];

    /// <summary>Members of these interfaces are meant; other members of what implements them are not.</summary>
    private static readonly (Type Interface, string Name)[] Interfaces =
    [
        (typeof(ICustomTypeDescriptor), "reflection"),
        (typeof(IDynamicMetaObjectProvider), "a meta-object"),
    ];

    private static readonly ConditionalWeakTable<Type, object> WithForbiddenInterface = [];

    /// <summary>Tells whether no member of objects of a type may be touched.</summary>
    /// <returns>What is forbidden, as part of a sentence; <see langword="null"/> if nothing is.</returns>
    public static string? OfTarget(Type type)
    {
        if (type.IsPointer || type.IsByRef || type.IsByRefLike || type.IsFunctionPointer)
            return "a pointer";
        foreach (var (kind, name) in Types)
        {
            if (kind.IsAssignableFrom(type) && !(kind == typeof(IServiceProvider) && IsDataComponent(type)))
                return name;
        }
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (OfNamespace(at) is { } name)
                return name;
        }
        return null;
    }

    /// <summary>Tells whether a member may not be touched because of where it or what it carries out is declared.</summary>
    /// <returns>What is forbidden, as part of a sentence; <see langword="null"/> if nothing is.</returns>
    public static string? OfMember(Type target, MemberInfo member)
    {
        // What the classes of the target declare is judged with the target. Most types have no interface that matters besides, and need no search.
        if (member.DeclaringType is { } type && !type.IsAssignableFrom(target) && OfDeclaring(type) is { } kind)
            return kind;
        if (!IsOwn(target) && !HasForbiddenInterface(target))
            return null;
        var declaring = Kinship.Of(target, member).Select(relative => relative.DeclaringType).OfType<Type>().ToArray();
        return declaring.All(IsOwn) ? Own : declaring.Select(OfDeclaring).FirstOrDefault(kind => kind is not null);
    }

    /// <summary>
    /// Whether a type is one of <see cref="System.Data"/>'s tables, views and sets or made like them: what they are is data, and a service provider only through
    /// the members that carry that interface out, which are judged by it.
    /// </summary>
    private static bool IsDataComponent(Type type) => typeof(MarshalByValueComponent).IsAssignableFrom(type);

    private static bool HasForbiddenInterface(Type target) => (bool)WithForbiddenInterface.GetValue(
        target,
        static target => Array.Exists(target.GetInterfaces(), @interface => OfDeclaring(@interface) is not null));

    private static string? OfDeclaring(Type type)
    {
        foreach (var (kind, name) in Interfaces)
        {
            if (kind == type)
                return name;
        }
        return OfTarget(type);
    }

    private static string? OfNamespace(Type type)
    {
        if (type.IsAssignableTo(typeof(Exception)))
            return null;

        // DynRemote's own public objects hold the policy itself. Its internal ones may stand for a third peer's stream or sequence; of them only what
        // the framework declares is open. Proxies are judged by the gate of the peer they come from.
        if (IsOwn(type) && type.IsVisible && !type.IsAssignableTo(typeof(IDynamicMetaObjectProvider)))
            return Own;
        if (type.Namespace is not { } own)
            return null;
        foreach (var (prefix, name) in Namespaces)
        {
            if (own.StartsWith(prefix, StringComparison.Ordinal) && (own.Length == prefix.Length || own[prefix.Length] == '.'))
                return name;
        }
        return null;
    }

    private static bool IsOwn(Type type) =>
        (type.Assembly == typeof(ForbiddenKinds).Assembly || type.Assembly.GetName().Name == "DynRemote.Transport")
        && !type.IsAssignableTo(typeof(Exception));
}
