using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using DynRemote.Values;

namespace DynRemote.Plans;

/// <summary>An anonymous object, a tuple or an array with placeholders in it.</summary>
internal sealed class CompositePattern : Pattern
{
    // Concurrent; the entries never change, and there are as many as the program has such types.
    private static readonly ConcurrentDictionary<Type, ConstructorInvoker> Constructors = new();

    private readonly Type _type;
    private readonly Pattern[] _parts;
    private readonly Type[] _partTypes;

    private CompositePattern(RowKind kind, Type type, Pattern[] parts, Type[] partTypes)
    {
        Kind = kind;
        _type = type;
        _parts = parts;
        _partTypes = partTypes;
        HasPlaceholders = Array.Exists(parts, static part => part is LeafPattern or SequencePattern or CompositePattern { HasPlaceholders: true });
    }

    /// <summary>What it is.</summary>
    public RowKind Kind { get; }

    /// <summary>Whether anything in it is the owner's; if not, it is an object of this side like any other.</summary>
    public bool HasPlaceholders { get; }

    /// <summary>The pattern of an object of one of the three kinds; of an array only where something in it is the owner's.</summary>
    public static CompositePattern? TryMake(object value)
    {
        var type = value.GetType();
        if (value is object?[] { Rank: 1 } array)
        {
            var element = type.GetElementType()!;
            var pattern = new CompositePattern(RowKind.Array, type, Array.ConvertAll(array, Of), [.. Enumerable.Repeat(element, array.Length)]);
            return pattern.HasPlaceholders ? pattern : null;
        }
        var isTuple = value is ITuple && type.IsGenericType && type.Namespace == nameof(System);
        if (!isTuple && !IsAnonymous(type))
            return null;
        var parameters = type.GetConstructors()[0].GetParameters();
        var parts = Array.ConvertAll(parameters, parameter => Of(PartOf(value, type, parameter.Name!)));
        return new CompositePattern(isTuple ? RowKind.Tuple : RowKind.Anonymous, type, parts, Array.ConvertAll(parameters, static parameter => parameter.ParameterType));
    }

    /// <inheritdoc/>
    public override object? Operand(Recorder recorder) =>
        recorder.Emit(StepKind.Row, Array.ConvertAll(_parts, part => part.Operand(recorder)), (byte)Kind).Origin;

    /// <inheritdoc/>
    public override object? Stand(Recorder recorder, Origin origin) => Make(index => _parts[index].Stand(recorder, new Field(origin, index)));

    /// <inheritdoc/>
    public override object? Rebuild(object? value) => value switch
    {
        null => DefaultOf(_type),
        Row { Elements: var elements } when elements.Length == _parts.Length => Make(index => _parts[index].Rebuild(elements[index])),
        ITuple tuple when tuple.Length == _parts.Length => Make(index => _parts[index].Rebuild(tuple[index])),
        _ => throw new RemoteProtocolException($"A row of {_parts.Length} parts was expected; a {value.GetType().Name} was received."),
    };

    /// <inheritdoc/>
    public override Pattern Merge(Pattern other, Type type) =>
        other is CompositePattern same && same._type == _type && same._parts.Length == _parts.Length
            ? new CompositePattern(Kind, _type, [.. _parts.Select((part, i) => part.Merge(same._parts[i], _partTypes[i]))], _partTypes)
            : base.Merge(other, type);

    private object Make(Func<int, object?> partAt)
    {
        if (Kind == RowKind.Array)
        {
            var array = Array.CreateInstance(_type.GetElementType()!, _parts.Length);
            for (var i = 0; i < _parts.Length; i++)
                array.SetValue(partAt(i), i);
            return array;
        }
        var parts = new object?[_parts.Length];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = partAt(i);
        return Constructors.GetOrAdd(_type, static type => ConstructorInvoker.Create(type.GetConstructors()[0])).Invoke(parts.AsSpan());
    }

    private static bool IsAnonymous(Type type) =>
        type.IsGenericType && type.Name.Contains("AnonymousType", StringComparison.Ordinal) && type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    // The parameters of an anonymous type's constructor are called as its properties, those of a tuple's as its items but for the first letter.
    private static object? PartOf(object value, Type type, string parameter) =>
        type.GetProperty(parameter) is { } property ? property.GetValue(value)
        : type.GetField(parameter, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase) is { } field ? field.GetValue(value)
        : type.GetProperty(parameter, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase)!.GetValue(value);
}
