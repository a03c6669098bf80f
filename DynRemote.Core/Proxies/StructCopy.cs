using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Values;

namespace DynRemote.Proxies;

/// <summary>
/// Remote structs of a type that both sides have, where a parameter or variable is of that type. C# copies a struct there, and so does this, if its public
/// members tell all that is in it.
/// </summary>
internal static class StructCopy
{
    /// <summary>What each type consists of; <see langword="null"/> of a type whose members do not tell all.</summary>
    private static readonly ConditionalWeakTable<Type, List<(string Name, FieldInfo Field)>?> Layouts = [];

    /// <summary>Whether a remote object can be copied into a type. Costs no round trip.</summary>
    public static bool CanMake(RemoteObject proxy, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsValueType && proxy.Shape.Name == type.ToString() && LayoutOf(type) is not null;
    }

    /// <summary>The copy, boxed; one round trip.</summary>
    public static object Make(RemoteObject proxy, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var layout = LayoutOf(type)!;
        var names = layout.Select(static part => part.Name).ToImmutableArray();
        var data = (IDictionary<string, object?>)proxy.Perform(new Operation(OperationKind.Copy, null, names, names.Select(static _ => DataPattern.AsItIs).ToImmutableArray()))!;
        var copy = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var (name, field) in layout)
        {
            if (!data.TryGetValue(name, out var value))
                throw new InvalidCastException($"A remote {proxy.Shape.Name} cannot be copied: it has no member '{name}' there, as it has here.");
            field.SetValue(copy, ProxyConversion.ToType(value, field.FieldType));
        }
        return copy;
    }

    private static List<(string Name, FieldInfo Field)>? LayoutOf(Type type) => Layouts.GetValue(type, static type =>
    {
        // The data of a sequence are its elements.
        if (type.IsPrimitive || type.IsEnum || type.IsByRefLike || typeof(IEnumerable).IsAssignableFrom(type) || ValueForms.Of(type) is not ReferenceForm || type.Assembly == typeof(StructCopy).Assembly)
            return null;
        var told = new Dictionary<FieldInfo, string>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length == 0 && property.GetMethod is { IsPublic: true } && BackingField.Of(property) is { } field && field.FieldType == property.PropertyType)
                told[field] = property.Name;
        }
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Instance))
            told[field] = field.Name;
        var fields = type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance);
        return fields.Length > 0 && Array.TrueForAll(fields, told.ContainsKey) ? [.. fields.Select(field => (told[field], field))] : null;
    });
}
