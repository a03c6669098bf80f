using System.Reflection;
using DynRemote.Binding;

namespace DynRemote.Access;

/// <summary>
/// Which declarations one member stands for on a given target: itself, what it overrides and what overrides it there, the interface members it
/// carries out, and the property or event it is an accessor of. A rule that looked at one of them only could be gone around through another.
/// </summary>
internal static class Kinship
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    /// <summary>Gives the property or event that a method is an accessor of, else the member itself.</summary>
    public static MemberInfo Owner(MemberInfo member)
    {
        if (member is not MethodInfo { IsSpecialName: true, DeclaringType: { } type } method)
            return member;
        foreach (var property in type.GetProperties(Declared))
        {
            if (Same(property.GetMethod, method) || Same(property.SetMethod, method))
                return property;
        }
        foreach (var @event in type.GetEvents(Declared))
        {
            if (Same(@event.AddMethod, method) || Same(@event.RemoveMethod, method))
                return @event;
        }
        return member;
    }

    /// <summary>Gives all declarations that a member stands for on a target, with their accessors; the member itself first.</summary>
    public static IReadOnlyCollection<MemberInfo> Of(Type target, MemberInfo member)
    {
        var relatives = new List<MemberInfo> { member };
        foreach (var method in Methods(member))
        {
            foreach (var relative in OfMethod(target, method))
            {
                AddOnce(relatives, relative);
                AddOnce(relatives, Owner(relative));
            }
        }
        return relatives;
    }

    /// <summary>The methods behind a member: itself, or its accessors, those for one kind of use only where a kind is given.</summary>
    public static IEnumerable<MethodInfo> Methods(MemberInfo member, AccessKind? kind = null)
    {
        MethodInfo?[] methods = member switch
        {
            MethodInfo method => [method],
            PropertyInfo property => kind switch
            {
                // An override may have one of them; the other is that of what it overrides.
                AccessKind.Read => [Accessibility.GetterOf(property)],
                AccessKind.Write => [Accessibility.SetterOf(property)],
                _ => [Accessibility.GetterOf(property), Accessibility.SetterOf(property)],
            },
            EventInfo @event => [@event.AddMethod, @event.RemoveMethod],
            _ => [],
        };
        return methods.OfType<MethodInfo>();
    }

    /// <summary>Whether a member is static.</summary>
    public static bool IsStatic(MemberInfo member) => member switch
    {
        FieldInfo field => field.IsStatic,
        _ => Methods(member).Any(method => method.IsStatic),
    };

    /// <summary>Whether a member is an operator or a conversion: static in form only, it is what can be done with its operand.</summary>
    public static bool IsOperator(MemberInfo member) =>
        member is MethodInfo { IsSpecialName: true } && member.Name.Contains("op_", StringComparison.Ordinal);

    /// <summary>The declarations of one method on a target.</summary>
    public static IReadOnlyCollection<MethodInfo> OfMethod(Type target, MethodInfo method)
    {
        var relatives = new List<MethodInfo> { Definition(method) };
        if (method.IsStatic)
            return relatives;
        var maps = InterfaceMaps.Of(target);

        // An interface method stands for what carries it out; and that may carry out other interfaces' methods, and override.
        if (method.DeclaringType is { IsInterface: true })
        {
            foreach (var (@interface, implementation) in maps)
            {
                if (Same(@interface, method))
                    AddOnce(relatives, implementation);
            }
        }
        for (var i = 0; i < relatives.Count; i++)
        {
            foreach (var @override in Overrides(target, relatives[i]))
                AddOnce(relatives, @override);
        }
        foreach (var (@interface, implementation) in maps)
        {
            if (relatives.Exists(relative => Same(relative, implementation)))
                AddOnce(relatives, @interface);
        }
        return relatives;
    }

    /// <summary>All methods of one virtual slot, from the target's class up.</summary>
    private static IEnumerable<MethodInfo> Overrides(Type target, MethodInfo method)
    {
        if (!method.IsVirtual || method.DeclaringType is null or { IsInterface: true })
            yield break;
        var slot = method.GetBaseDefinition();
        for (var type = target; type is not null; type = type.BaseType)
        {
            foreach (var candidate in type.GetMethods(Declared))
            {
                if (candidate.IsVirtual && candidate.Name == method.Name && Same(candidate.GetBaseDefinition(), slot))
                    yield return candidate;
            }
        }
    }

    private static MethodInfo Definition(MethodInfo method) =>
        method is { IsGenericMethod: true, IsGenericMethodDefinition: false } ? method.GetGenericMethodDefinition() : method;

    /// <summary>The same declaration, whichever class it was looked up through and with whichever type arguments.</summary>
    private static bool Same(MemberInfo? one, MemberInfo other) =>
        one is not null && one.DeclaringType == other.DeclaringType && one.HasSameMetadataDefinitionAs(other);

    private static void AddOnce<T>(List<T> members, T member)
        where T : MemberInfo
    {
        if (!members.Exists(known => Same(known, member)))
            members.Add(member);
    }
}
