using System.Collections.Immutable;
using System.Dynamic;
using DynRemote.Values;

namespace DynRemote.Proxies;

/// <summary>
/// What of a remote object's data a type of this side has room for, as the arguments of a copy: only that is read and sent, in one round trip, and what
/// leads back from a part to the whole does no harm.
/// </summary>
internal sealed class DataPattern
{
    /// <summary>The pattern of what is taken as it is: a value, or a reference.</summary>
    public const int AsItIs = 0;

    /// <summary>The pattern of what is taken with all its members.</summary>
    public const int Everything = -1;

    /// <summary>The pattern of a sequence whose elements are taken as they are, however deep sequences are nested in it.</summary>
    public const int Content = -2;

    private readonly List<object> _pairs = [];
    private readonly Dictionary<Type, int> _numbers = [];

    /// <summary>The arguments of a copy into a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="arguments">The pairs; none where everything is asked for.</param>
    /// <returns>Whether there is data in the type: else a copy into it is a matter of conversion.</returns>
    public static bool TryMake(Type type, out object?[] arguments)
    {
        var pattern = new DataPattern();
        var top = pattern.Of(type, isTop: true);
        arguments = [.. pattern._pairs];
        return top is Everything or > AsItIs;
    }

    private int Of(Type type, bool isTop = false)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(ExpandoObject))
            return Everything;
        if (CopiedCollection.TryElementOf(type, out var element))
            return Of(element) is var inner && inner != AsItIs ? inner : Content;
        // The owner has the pair taken apart, and reads its value by this.
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
            return Of(type.GetGenericArguments()[1]);
        if (TupleTypes.TryElementsOf(type, out _, out var elements))
            return OfTuple(type, elements);
        if (CollectionRecipe.Of(type) is not null || !DataType.IsData(type, isTop))
            return AsItIs;
        if (_numbers.TryGetValue(type, out var known))
            return known;
        var number = NumberFor(type, out var place);
        var members = DataType.Of(type).Members;
        _pairs[place] = members.Select(static member => member.Name).ToImmutableArray();
        _pairs[place + 1] = members.Select(member => Of(member.Type)).ToImmutableArray();
        return number;
    }

    private int OfTuple(Type type, Type[] elements)
    {
        if (_numbers.TryGetValue(type, out var known))
            return known;
        var number = NumberFor(type, out var place);
        var parts = elements.Select(element => Of(element)).ToImmutableArray();
        _pairs[place] = elements.Select(static (_, i) => $"Item{i + 1}").ToImmutableArray();
        _pairs[place + 1] = parts;
        return parts.All(static part => part == AsItIs) ? _numbers[type] = AsItIs : number;
    }

    // The number is taken before the parts are looked at, which may be of the same type.
    private int NumberFor(Type type, out int place)
    {
        place = _pairs.Count;
        _pairs.AddRange([ImmutableArray<string>.Empty, ImmutableArray<int>.Empty]);
        return _numbers[type] = (place / 2) + 1;
    }
}
