using System.Reflection;

namespace DynRemote.Access;

/// <summary>Finds <see cref="RemoteVisibleAttribute"/> and <see cref="RemoteHiddenAttribute"/>, and what the language's own access says.</summary>
internal static class Marks
{
    /// <summary>Whether nothing of the objects of a type is to be seen.</summary>
    public static bool IsHidden(Type target) => Markable.Is(target) && target.IsDefined(typeof(RemoteHiddenAttribute), inherit: true);

    /// <summary>Whether a member is hidden on a target, for one kind of use or, without a kind, altogether.</summary>
    public static bool IsHidden(Type target, MemberInfo member, AccessKind? kind = null)
    {
        if (!Markable.Is(target))
            return false;
        if (IsHidden(target) || Has<RemoteHiddenAttribute>(Kinship.Owner(member)))
            return true;

        // A property is hidden altogether only if each of its accessors is: a hidden setter leaves the getter.
        var methods = Kinship.Methods(member, kind).ToArray();
        return methods.Length > 0 && methods.All(method => IsHidden(target, method));
    }

    /// <summary>Whether a member is marked as visible on a target, for one kind of use.</summary>
    public static bool IsMarked(Type target, MemberInfo member, AccessKind kind) =>
        Markable.Is(target)
        && (Has<RemoteVisibleAttribute>(Kinship.Owner(member))
            || Kinship.Methods(member, kind).Any(method => Kinship.OfMethod(target, method).Any(HasOnOwner<RemoteVisibleAttribute>)));

    /// <summary>Whether C# lets anyone use a member on a target, for one kind of use or, without a kind, at all.</summary>
    /// <remarks>
    /// Public members of a class that is not public count: the object was handed out, and so was what it can do. What carries out a member of an
    /// interface is as public as that interface.
    /// </remarks>
    public static bool IsPublic(Type target, MemberInfo member, AccessKind? kind = null) => member switch
    {
        FieldInfo field => field.IsPublic,
        ConstructorInfo constructor => constructor.IsPublic,
        Type type => type.IsNestedPublic || type.IsPublic,
        _ => Kinship.Methods(member, kind).Any(method => IsPublic(target, method)),
    };

    private static bool IsPublic(Type target, MethodInfo method)
    {
        if (method.DeclaringType is { IsInterface: true } @interface)
            return method.IsPublic && IsPublicInterface(@interface);
        return method.IsPublic || Kinship.OfMethod(target, method).Any(
            relative => relative is { IsPublic: true, DeclaringType: { IsInterface: true } declaring } && IsPublicInterface(declaring));
    }

    /// <summary>The definition is asked, so that <c>IComparable&lt;T&gt;</c> of an internal type stays public.</summary>
    private static bool IsPublicInterface(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).IsVisible;

    private static bool IsHidden(Type target, MethodInfo method) =>
        Kinship.OfMethod(target, method).Any(HasOnOwner<RemoteHiddenAttribute>) || InPlaceOf(target, method).Any(HasOnOwner<RemoteHiddenAttribute>);

    // What a derived class declares anew stands in the place of what it inherits: hidden there, it must not come out again from underneath, by way of the base
    // class or of an interface.
    private static IEnumerable<MethodInfo> InPlaceOf(Type target, MethodInfo method) => target
        .GetMethods(BindingFlags.Public | BindingFlags.Instance)
        .Where(other => other.Name == method.Name && !other.IsGenericMethod && method.DeclaringType is { } declaring
            && (declaring.IsInterface || other.DeclaringType!.IsSubclassOf(declaring))
            && other.GetParameters().Select(static parameter => parameter.ParameterType).SequenceEqual(method.GetParameters().Select(static parameter => parameter.ParameterType)));

    private static bool HasOnOwner<TAttribute>(MethodInfo method)
        where TAttribute : Attribute =>
        method.IsDefined(typeof(TAttribute), inherit: false) || Has<TAttribute>(Kinship.Owner(method));

    private static bool Has<TAttribute>(MemberInfo member)
        where TAttribute : Attribute =>
        member.IsDefined(typeof(TAttribute), inherit: false)
        || (member.DeclaringType is { } type && type.IsDefined(typeof(TAttribute), inherit: false));
}
