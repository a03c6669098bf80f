using System.Reflection;

namespace DynRemote.Binding;

/// <summary>By what means an argument comes to fit a parameter.</summary>
internal enum ConversionKind
{
    None,

    /// <summary>The object is passed as it is: identity, reference, boxing, or <see langword="null"/>.</summary>
    Pass,

    /// <summary>Between numeric types, constants included.</summary>
    Numeric,

    /// <summary>Between numeric types, where what does not fit is an <see cref="OverflowException"/>.</summary>
    NumericChecked,

    /// <summary>A constant 0, or a cast number, to an enum.</summary>
    Enum,

    /// <summary>A string or array to a span.</summary>
    Span,

    /// <summary>By an operator that a type declares.</summary>
    UserDefined,

    /// <summary>To a delegate type of a fitting signature.</summary>
    Delegate,

    /// <summary>A proxy, made to fit by the adapter.</summary>
    Adapted,
}

/// <summary>A conversion to one type.</summary>
/// <param name="Kind">The means; <see cref="ConversionKind.None"/> if there is no conversion.</param>
/// <param name="To">The type that the value gets.</param>
/// <param name="Operator">The operator of a user-defined conversion.</param>
internal readonly record struct Conversion(ConversionKind Kind, Type To, MethodInfo? Operator = null)
{
    public static Conversion None => default;

    public bool Exists => Kind != ConversionKind.None;

    /// <summary>Whether what comes of it is another value, which the value of an assignment is then.</summary>
    public bool ChangesValue => Kind is ConversionKind.Numeric or ConversionKind.NumericChecked or ConversionKind.Enum or ConversionKind.UserDefined;

    /// <summary>Converts a value of the type that this conversion was found for.</summary>
    public object? Apply(MemberBinder binder, object? value)
    {
        switch (Kind)
        {
            case ConversionKind.Pass:
            // A null of a nullable or delegate type is the null of another.
            case ConversionKind.Numeric or ConversionKind.NumericChecked or ConversionKind.Enum or ConversionKind.Delegate when value is null:
                return value;
            case ConversionKind.Numeric:
                return NumericTypes.Convert(value is Enum ? EnumValues.Number(value) : value!, EnumValues.NumericTarget(To));
            case ConversionKind.NumericChecked:
                return CheckedConversion.Convert(value is Enum ? EnumValues.Number(value) : value!, EnumValues.NumericTarget(To));
            case ConversionKind.Enum:
                return EnumValues.ToEnum(value!, Nullable.GetUnderlyingType(To) ?? To);
            case ConversionKind.Span:
                return SpanCarrier.Of(value, To);
            case ConversionKind.UserDefined:
                return UserConversions.Apply(binder, Operator!, value, To);
            case ConversionKind.Delegate:
                return DelegateConversion.Convert(binder, value!, To);
            case ConversionKind.Adapted when binder.Adapter.TryAdapt(value!, To, out var adapted):
                return adapted;
            default:
                throw BindingMessages.Error(BindingMessages.NoConversion(value?.GetType() ?? typeof(object), To));
        }
    }
}
