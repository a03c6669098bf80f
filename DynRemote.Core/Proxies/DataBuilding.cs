using System.Globalization;
using DynRemote.Binding;
using DynRemote.Values;

namespace DynRemote.Proxies;

/// <summary>Makes objects of this side's types of copied data: of dynamic objects, lists and values.</summary>
internal static class DataBuilding
{
    /// <summary>Makes an object of a type.</summary>
    /// <param name="data">What a copy has brought, or a part of it.</param>
    /// <param name="type">The type.</param>
    /// <exception cref="InvalidCastException">The data is not of a kind that the type can hold.</exception>
    public static object? Build(object? data, Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (data is not null && CopiedCollection.TryElementOf(target, out _))
        {
            if (data is List<object?> elements)
                return BuildCollection(elements, target);
            if (data is IDictionary<string, object?> named && CopiedCollection.PairOf(target) is not null)
                return BuildCollection([.. named.Select(static pair => new List<object?> { pair.Key, pair.Value })], target);
        }
        if (data is List<object?> parts && TupleTypes.TryElementsOf(target, out _, out var types) && types.Length == parts.Count)
            return TupleBuilder.Of(target).Build(parts.Zip(types, Build).ToArray());
        if (data is List<object?> { Count: 2 } && target.IsGenericType && target.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
            return BuildPair(data, target, (target.GetGenericArguments()[0], target.GetGenericArguments()[1]));
        if (ValueParts.Has(data) && !target.IsInstanceOfType(data) && TupleConversion.Map(data, target, Build) is { } tuple)
            return tuple;
        if (data is IDictionary<string, object?> members && !target.IsInstanceOfType(data) && DataType.IsData(target, isAskedFor: true))
            return DataType.Of(target).Make(members);
        if (target.IsEnum && data is RemoteEnum or Enum && !target.IsInstanceOfType(data))
            return BuildEnum(data, target);
        // A number into a wider or narrower one, checked.
        if (data is IConvertible && NumericTypes.IsNumeric(target) && NumericTypes.IsNumeric(data.GetType()) && !target.IsInstanceOfType(data) && typeof(IConvertible).IsAssignableFrom(target))
            return Convert.ChangeType(data, target, CultureInfo.InvariantCulture);
        return ProxyConversion.ToType(data, type);
    }

    /// <summary>
    /// Whether a copy can be made into what a parameter wants: collections of values and of collections, for which nothing of the program's need be constructed.
    /// </summary>
    public static bool CanFill(object data, Type type) => type.IsInstanceOfType(data)
        || (CopiedCollection.TryElementOf(type, out _) && data is List<object?> == CopiedCollection.PairOf(type) is null && HoldsValues(type));

    private static bool HoldsValues(Type type)
    {
        if (CopiedCollection.TryElementOf(type, out var element))
            return CopiedCollection.PairOf(type) is { } pair ? pair.Key.IsAssignableFrom(typeof(string)) && HoldsValues(pair.Value) : HoldsValues(element);
        var target = Nullable.GetUnderlyingType(type) ?? type;
        return target == typeof(object) || target.IsEnum || ScalarTypes.TryKindOf(target, out _);
    }

    private static object BuildCollection(List<object?> elements, Type type)
    {
        var item = CopiedCollection.ItemOf(type);
        var pair = CopiedCollection.PairOf(type);
        var array = Array.CreateInstance(item, elements.Count);
        for (var i = 0; i < elements.Count; i++)
            array.SetValue(pair is { } types ? BuildPair(elements[i], item, types) : Build(elements[i], item), i);
        return RemoteCopy.Fill(CopiedCollection.ConcreteOf(type), array);
    }

    private static object BuildPair(object? element, Type pair, (Type Key, Type Value) types) => element is List<object?> { Count: 2 } parts
        ? Activator.CreateInstance(pair, Build(parts[0], types.Key), Build(parts[1], types.Value))!
        : throw new InvalidCastException($"The copied data is no {pair}: a pair of a key and a value was expected.");

    // Two enums that are not the same type agree by their names, else by their numbers.
    private static object BuildEnum(object data, Type type)
    {
        var name = data is RemoteEnum fake ? fake.Name : data.ToString();
        if (Enum.TryParse(type, name, out var named))
            return named;
        return Enum.ToObject(type, data is RemoteEnum other ? other.Number : Convert.ChangeType(data, Enum.GetUnderlyingType(data.GetType()), CultureInfo.InvariantCulture));
    }
}
