using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>
/// The arguments of a remote event for a handler that declares a class for them, such as <see cref="System.ComponentModel.CancelEventArgs"/>. A proxy cannot
/// be of that class; so the handler gets a copy, made anew for each call, and what it has set in it is brought to the real arguments when it returns.
/// </summary>
internal static class EventArgsCopy
{
    /// <summary>What the properties that can be set had when the copy was made, for as long as it lives.</summary>
    private static readonly ConditionalWeakTable<object, Dictionary<PropertyInfo, object?>> Before = [];

    /// <summary>Whether a type is a class of event arguments that a copy can be made of.</summary>
    public static bool IsFor(Type type) => type.IsSubclassOf(typeof(EventArgs)) && !type.IsAbstract;

    /// <summary>Makes the copy, in one round trip.</summary>
    /// <exception cref="InvalidCastException">The class keeps its data in a way that cannot be told from its properties.</exception>
    public static object Make(RemoteObject proxy, Type type)
    {
        var properties = PropertiesOf(type);
        var names = properties.Select(static property => property.Name).ToImmutableArray();
        var data = (IDictionary<string, object?>)proxy.Perform(new Operation(OperationKind.Copy, null, names, names.Select(static _ => DataPattern.AsItIs).ToImmutableArray()))!;
        // No constructor runs: none could be found that takes what the properties tell. The values are put where the properties get them from.
        var copy = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in properties)
        {
            if (data.TryGetValue(property.Name, out var value))
                Put(copy, property, value);
        }
        var before = new Dictionary<PropertyInfo, object?>();
        foreach (var property in properties)
        {
            if (!data.TryGetValue(property.Name, out var value))
                continue;
            var told = property.GetValue(copy);
            if (ProxyOrigin.Of(value) is null && !Equals(told, value))
                throw Unable(proxy, property);
            if (property.SetMethod is { IsPublic: true })
                before.Add(property, told);
        }
        Before.Add(copy, before);
        ProxyOrigin.Note(copy, proxy);
        return copy;
    }

    /// <summary>Brings what the handler has set to the real arguments.</summary>
    public static void WriteBack(RemoteObject original, object copy)
    {
        if (!Before.TryGetValue(copy, out var before))
            return;
        foreach (var (property, value) in before)
        {
            if (property.GetValue(copy) is var after && !Equals(after, value))
                original.Perform(new Operation(OperationKind.Set, property.Name, after));
        }
    }

    private static List<PropertyInfo> PropertiesOf(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property.GetIndexParameters().Length == 0 && property.GetMethod is { IsPublic: true })
            .DistinctBy(static property => property.Name),
    ];

    private static void Put(object copy, PropertyInfo property, object? value)
    {
        if (BackingField.Of(property) is { } field)
            field.SetValue(copy, ProxyConversion.ToType(value, field.FieldType));
        else if (property.SetMethod is { IsPublic: true })
            property.SetValue(copy, ProxyConversion.ToType(value, property.PropertyType));
    }

    private static InvalidCastException Unable(RemoteObject proxy, PropertyInfo property) => new(
        $"A remote {proxy.Shape.Name} cannot be copied into a {property.ReflectedType}, whose '{property.Name}' cannot be given from outside. "
        + "Declare the handler's parameter as EventArgs or dynamic.");
}
