using System.Reflection;
using System.Runtime.CompilerServices;

namespace DynRemote.Binding;

/// <summary>How a parameter takes its argument.</summary>
internal enum ParameterPassing
{
    Value,
    In,
    Ref,
    Out,
}

/// <summary>One parameter as overload resolution sees it.</summary>
internal sealed class Parameter
{
    private static readonly Type[] ParamsCollections =
    [
        typeof(ReadOnlySpan<>), typeof(Span<>), typeof(IEnumerable<>), typeof(IReadOnlyCollection<>), typeof(IReadOnlyList<>), typeof(ICollection<>),
        typeof(IList<>), typeof(List<>),
    ];

    private readonly ParameterInfo _info;

    /// <summary>The declaration that says whether the parameter may be left out.</summary>
    private readonly ParameterInfo _default;

    /// <summary>Describes a parameter.</summary>
    /// <param name="info">The parameter.</param>
    /// <param name="inherited">The same one where the method was declared first: an override need not repeat a default.</param>
    public Parameter(ParameterInfo info, ParameterInfo inherited)
    {
        _info = info;
        _default = IsOmittable(info) ? info : inherited;
        Name = info.Name ?? "";
        Type = info.ParameterType.IsByRef ? info.ParameterType.GetElementType()! : info.ParameterType;
        Passing = !info.ParameterType.IsByRef ? ParameterPassing.Value
            : info.IsIn ? ParameterPassing.In
            : info.IsOut ? ParameterPassing.Out
            : ParameterPassing.Ref;
    }

    public string Name { get; }

    /// <summary>The type, without the reference of a by-reference parameter.</summary>
    public Type Type { get; }

    public ParameterPassing Passing { get; }

    public bool IsOptional => IsOmittable(_default);

    /// <summary>The element type, if the last arguments may be collected into this parameter; else <see langword="null"/>.</summary>
    public Type? ParamsElement
    {
        get
        {
            if (_info.IsDefined(typeof(ParamArrayAttribute), inherit: false))
                return Type.GetElementType();
            if (!_info.IsDefined(typeof(ParamCollectionAttribute), inherit: false) || !Type.IsGenericType)
                return null;
            return ParamsCollections.Contains(Type.GetGenericTypeDefinition()) ? Type.GetGenericArguments()[0] : null;
        }
    }

    /// <summary>What C# passes where the argument is left out.</summary>
    public object? DefaultValue
    {
        get
        {
            var underlying = Nullable.GetUnderlyingType(Type);
            if (!_default.HasDefaultValue)
                return Type == typeof(object) ? Missing.Value : ZeroOf(Type);
            return _default.DefaultValue switch
            {
                null => ZeroOf(Type),
                var value when (underlying ?? Type) is { IsEnum: true } type && !value.GetType().IsEnum => Enum.ToObject(type, value),
                var value => value,
            };
        }
    }

    private static bool IsOmittable(ParameterInfo info) => info.IsOptional || info.HasDefaultValue;

    /// <summary>The default value of a type, boxed.</summary>
    public static object? ZeroOf(Type type) =>
        type.IsValueType && Nullable.GetUnderlyingType(type) is null && !type.IsByRefLike ? RuntimeHelpers.GetUninitializedObject(type) : null;
}
