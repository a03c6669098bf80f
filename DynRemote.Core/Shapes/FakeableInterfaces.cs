using System.ComponentModel;
using System.Dynamic;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Serialization;

namespace DynRemote.Shapes;

/// <summary>
/// Which interfaces of a type a proxy of one of its objects implements. The owner tells of no others, and the holder implements no others.
/// </summary>
internal static class FakeableInterfaces
{
    /// <summary>More than these are told of no type; what comes beyond is not implemented.</summary>
    public const int MaxInterfaces = 64;

    /// <summary>By these an object tells its own process how to bind, describe or serialize it: of a proxy, that is for this library to tell.</summary>
    private static readonly Type[] OfTheProcess =
    [
        typeof(IDynamicMetaObjectProvider), typeof(ICustomTypeDescriptor), typeof(IReflect), typeof(ICustomAttributeProvider),
        typeof(ISerializable), typeof(IDeserializationCallback), typeof(IAsyncStateMachine),
    ];

    /// <summary>By type, as long as the type lives. Concurrent by itself; entries never change.</summary>
    private static readonly ConditionalWeakTable<Type, Type[]> Known = [];

    /// <summary>The interfaces that the holder of an object of a type is told of, in the order in which operations name them.</summary>
    public static Type[] Of(Type type) => Known.GetValue(type, static key => Find(key));

    /// <summary>By interface, why a proxy does not implement it. Concurrent by itself; entries never change.</summary>
    private static readonly ConditionalWeakTable<Type, StrongBox<string?>> Reasons = [];

    /// <summary>Why a proxy does not implement an interface, as part of a sentence; <see langword="null"/> where it does.</summary>
    public static string? ReasonAgainst(Type face) => Reasons.GetValue(face, static key => new StrongBox<string?>(Judge(key))).Value;

    /// <summary>Why nothing that stands for a remote object can implement an interface, as part of a sentence; <see langword="null"/> where it can.</summary>
    public static string? ReasonAgainstAny(Type face)
    {
        if (face.ContainsGenericParameters)
            return "it is an open generic type";
        return face.GetInterfaces().Prepend(face).Any(static part => Array.Exists(Declared(part), static member => member.IsStatic && member.IsAbstract))
            ? "it has static abstract members, which are its type's and not its object's"
            : null;
    }

    private static MethodInfo[] Declared(Type face) =>
        face.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly);

    private static string? Judge(Type face)
    {
        if (!face.IsVisible)
            return "it is not public";
        if (Array.IndexOf(OfTheProcess, face) >= 0)
            return "it concerns the process that the object lives in";
        if (ReasonAgainstAny(face) is { } reason)
            return reason;
        var own = Array.FindAll(Declared(face), static member => member.IsVirtual && !member.IsFinal);
        // A framework that finds such an interface uses it instead of another one that would do, and ISpanFormattable would stand in the way of IFormattable.
        return own.Length > 0 && Array.TrueForAll(own, static member => ReasonAgainstMember(member) is not null)
            ? "none of its members can be called from another process"
            : null;
    }

    /// <summary>Why a member cannot be called from another process, as part of a sentence; <see langword="null"/> where it can.</summary>
    public static string? ReasonAgainstMember(MethodInfo member)
    {
        if (member.ReturnType.IsByRef)
            return "it returns a reference to a variable";
        if (Array.Exists(member.GetGenericArguments(), static parameter => (parameter.GenericParameterAttributes & GenericParameterAttributes.AllowByRefLike) != 0))
            return "its type argument may be a ref struct, which stays in its process";
        return Array.Exists([.. member.GetParameters(), member.ReturnParameter], static parameter => StaysInItsProcess(parameter.ParameterType))
            ? "spans, other ref structs and pointers stay in their process"
            : null;
    }

    private static bool StaysInItsProcess(Type type)
    {
        var plain = type.IsByRef ? type.GetElementType()! : type;
        return plain.IsByRefLike || plain.IsPointer || plain.IsFunctionPointer;
    }

    private static Type[] Find(Type type)
    {
        // A type crosses as a token, and a delegate as something to call.
        if (type.IsAssignableTo(typeof(Type)) || type.IsAssignableTo(typeof(Delegate)))
            return [];
        return [.. type.GetInterfaces().Where(static face => ReasonAgainst(face) is null && NamedType.Of(face) is not null).Take(MaxInterfaces)];
    }
}
