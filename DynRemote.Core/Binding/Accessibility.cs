using System.Reflection;
using System.Runtime.CompilerServices;

namespace DynRemote.Binding;

/// <summary>What of a member can be used from outside its type.</summary>
internal static class Accessibility
{
    public static bool IsPublic(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic,
        FieldInfo field => field.IsPublic,
        PropertyInfo property => property.GetMethod?.IsPublic == true || property.SetMethod?.IsPublic == true,
        EventInfo info => info.AddMethod?.IsPublic == true,
        _ => false,
    };

    public static bool IsStatic(MemberInfo member) => member switch
    {
        MethodBase method => method.IsStatic,
        FieldInfo field => field.IsStatic,
        PropertyInfo property => (property.GetMethod ?? property.SetMethod)!.IsStatic,
        EventInfo info => info.AddMethod!.IsStatic,
        _ => false,
    };

    /// <summary>The accessor that reads a property, perhaps a base property's; <see langword="null"/> where there is none.</summary>
    public static MethodInfo? GetterOf(PropertyInfo property) => Inherited(property, static candidate => candidate.GetMethod);

    /// <summary>The accessor that writes a property, perhaps a base property's; <see langword="null"/> where there is none.</summary>
    public static MethodInfo? SetterOf(PropertyInfo property) => Inherited(property, static candidate => candidate.SetMethod);

    /// <summary>The accessor to read a property or indexer with.</summary>
    /// <exception cref="Microsoft.CSharp.RuntimeBinder.RuntimeBinderException">It has none, or none that is public.</exception>
    public static MethodInfo Getter(PropertyInfo property)
    {
        var getter = GetterOf(property);
        if (getter is null)
            throw BindingMessages.Error(BindingMessages.LacksGetter(property));
        return getter.IsPublic ? getter : throw BindingMessages.Error(BindingMessages.InaccessibleAccessor(property, "get"));
    }

    /// <summary>The accessor to write a property or indexer with.</summary>
    /// <exception cref="Microsoft.CSharp.RuntimeBinder.RuntimeBinderException">It has none, none that is public, or none that may be called after construction.</exception>
    public static MethodInfo Setter(PropertyInfo property)
    {
        var setter = SetterOf(property);
        if (setter is null || setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            throw BindingMessages.Error(BindingMessages.ReadOnlyProperty(property));
        return setter.IsPublic ? setter : throw BindingMessages.Error(BindingMessages.InaccessibleAccessor(property, "set"));
    }

    // An override may give only one accessor; the other is then the base property's.
    private static MethodInfo? Inherited(PropertyInfo property, Func<PropertyInfo, MethodInfo?> accessorOf)
    {
        if (accessorOf(property) is { } own)
            return own;
        var other = property.GetMethod ?? property.SetMethod!;
        if (!other.IsVirtual || other.GetBaseDefinition() == other)
            return null;
        var indexes = Array.ConvertAll(property.GetIndexParameters(), parameter => parameter.ParameterType);
        for (var type = property.DeclaringType!.BaseType; type is not null; type = type.BaseType)
        {
            var inherited = type.GetProperty(property.Name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly,
                null, property.PropertyType, indexes, null);
            if (inherited is not null && accessorOf(inherited) is { } found)
                return found;
        }
        return null;
    }
}
