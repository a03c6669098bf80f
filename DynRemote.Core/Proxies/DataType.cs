using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using DynRemote.Values;

namespace DynRemote.Proxies;

/// <summary>
/// A class or struct of this side as a place for data: made by its constructor, whose parameters are members of the same names, and filled through its
/// public properties and fields.
/// </summary>
internal sealed class DataType
{
    private static readonly ConditionalWeakTable<Type, DataType> Known = [];

    private readonly Type _type;
    private readonly ConstructorInfo? _constructor;
    private readonly ParameterInfo[] _parameters;

    /// <summary>The names of the members that the parameters take.</summary>
    private readonly string[] _parameterNames;

    private readonly Dictionary<string, MemberInfo> _settable = [];

    private DataType(Type type)
    {
        _type = type;
        var constructors = type.GetConstructors();
        // Without parameters if there is such a one, else the one that takes the most.
        _constructor = Array.Find(constructors, static constructor => constructor.GetParameters().Length == 0)
            ?? (type.IsValueType && constructors.Length == 0 ? null : constructors.MaxBy(static constructor => constructor.GetParameters().Length));
        _parameters = _constructor?.GetParameters() ?? [];
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static property => property.GetIndexParameters().Length == 0).ToList();
        _parameterNames = Array.ConvertAll(
            _parameters,
            parameter => properties.Find(property => string.Equals(property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase))?.Name ?? Capitalized(parameter.Name!));
        foreach (var property in properties)
        {
            if (property.SetMethod is { IsPublic: true } || IsFillable(property))
                _settable.TryAdd(property.Name, property);
        }
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Instance).Where(static field => !field.IsInitOnly))
            _settable.TryAdd(field.Name, field);
        foreach (var name in _parameterNames)
            _settable.Remove(name);
        Members =
        [
            .. _parameterNames.Zip(_parameters, static (name, parameter) => (name, parameter.ParameterType)),
            .. _settable.Select(static pair => (pair.Key, TypeOf(pair.Value))),
        ];
    }

    /// <summary>What there is room for: names and types.</summary>
    public IReadOnlyList<(string Name, Type Type)> Members { get; }

    /// <summary>What is known of a type that <see cref="IsData"/>.</summary>
    public static DataType Of(Type type) => Known.GetValue(type, static type => new DataType(type));

    /// <summary>Whether a type is one for data: not one of the framework's, unless it is asked for by name.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isAskedFor">Whether it is the very type that the program wants a copy in.</param>
    public static bool IsData(Type type, bool isAskedFor)
    {
        if (type.IsAbstract || type.IsInterface || type.IsPrimitive || type.IsEnum || type.IsArray || type.IsPointer || type.IsByRefLike || type == typeof(object) || type == typeof(string))
            return false;
        if (type.IsSubclassOf(typeof(Delegate)) || typeof(Exception).IsAssignableFrom(type) || typeof(Stream).IsAssignableFrom(type) || typeof(Task).IsAssignableFrom(type))
            return false;
        if (ValueForms.Of(type) is not ReferenceForm || type.Assembly == typeof(DataType).Assembly)
            return false;
        if (!type.IsValueType && type.GetConstructors().Length == 0)
            return false;
        return !FrameworkTypes.IsFramework(type.Assembly) || (isAskedFor && !typeof(IEnumerable).IsAssignableFrom(type) && Of(type)._settable.Count > 0);
    }

    /// <summary>Makes an object of the type with the data.</summary>
    /// <exception cref="InvalidCastException">A member is missing that the constructor needs, or is not what the type says.</exception>
    public object Make(IDictionary<string, object?> data)
    {
        var arguments = new object?[_parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = data.TryGetValue(_parameterNames[i], out var value) ? Built(value, _parameters[i].ParameterType, _parameterNames[i])
                : _parameters[i].HasDefaultValue ? _parameters[i].DefaultValue
                : throw new InvalidCastException($"A {_type} cannot be made of the copied data: the constructor needs '{_parameters[i].Name}', and there is no member '{_parameterNames[i]}'.");
        }
        var made = _constructor is null ? RuntimeHelpers.GetUninitializedObject(_type) : _constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null);
        foreach (var (name, member) in _settable)
        {
            if (data.TryGetValue(name, out var value))
                Set(made, member, Built(value, TypeOf(member), name));
        }
        return made;
    }

    private object? Built(object? value, Type type, string name)
    {
        try
        {
            return DataBuilding.Build(value, type);
        }
        catch (InvalidCastException exception)
        {
            throw new InvalidCastException($"{_type}.{name}: {exception.Message}", exception);
        }
    }

    private static void Set(object made, MemberInfo member, object? value)
    {
        if (member is FieldInfo field)
        {
            field.SetValue(made, value);
            return;
        }
        var property = (PropertyInfo)member;
        if (property.SetMethod is { IsPublic: true })
            property.SetValue(made, value, BindingFlags.DoNotWrapExceptions, null, null, null);
        else if (value is not null)
            Fill(property.GetValue(made), (IEnumerable)value);
    }

    // A collection that the object has made itself takes the elements.
    private static void Fill(object? collection, IEnumerable elements)
    {
        foreach (var element in elements)
        {
            if (collection is IDictionary map && CopiedPair.TryTake(element, out var pair))
                map[pair.Key!] = pair.Value;
            else
                ((IList?)collection)?.Add(element);
        }
    }

    private static bool IsFillable(PropertyInfo property) =>
        property is { CanWrite: false, GetMethod.IsPublic: true }
        && (typeof(IList).IsAssignableFrom(property.PropertyType) || typeof(IDictionary).IsAssignableFrom(property.PropertyType))
        && CopiedCollection.TryElementOf(property.PropertyType, out _) && !property.PropertyType.IsArray;

    private static Type TypeOf(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    private static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
