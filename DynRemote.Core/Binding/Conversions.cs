namespace DynRemote.Binding;

/// <summary>All implicit conversions of an argument to a parameter: C#'s own, those that types declare, and those of proxies and of delegates.</summary>
internal sealed class Conversions(MemberBinder binder, BindingCache cache)
{
    private readonly UserConversions _user = new(binder.Gate, cache);

    /// <summary>How one argument comes to fit a type.</summary>
    public Conversion Of(ArgumentList arguments, int index, Type to) => arguments.KindOf(index) switch
    {
        ArgumentKind.Null => OfNull(to),
        ArgumentKind.Proxy when arguments.StaticTypeOf(index) is { } type && !Implicit(type, to).Exists => Conversion.None,
        ArgumentKind.Proxy => OfProxy(arguments.Values[index]!, to),
        ArgumentKind.Method => OfMethodGroup((MethodGroup)arguments.Values[index]!, to),
        ArgumentKind.Constant => OfConstant(arguments.Values[index]!, to),
        _ => Implicit(arguments.TypeOf(index)!, to),
    };

    /// <summary>How a single value comes to fit a type.</summary>
    public Conversion OfValue(object? value, Type to, bool isConstant = false) => Of(new ArgumentList(value, isConstant, binder.Adapter), 0, to);

    /// <summary>The implicit conversion from a run-time type.</summary>
    public Conversion Implicit(Type from, Type to)
    {
        var standard = StandardConversions.Implicit(from, to);
        if (standard.Exists)
            return standard;
        if (_user.Find(from, to, isExplicit: false) is { } method)
            return new Conversion(ConversionKind.UserDefined, to, method);
        return from.IsSubclassOf(typeof(Delegate)) && DelegateConversion.Fits(this, from, to)
            ? new Conversion(ConversionKind.Delegate, to)
            : Conversion.None;
    }

    /// <summary>Whether C# converts one type to another implicitly; between delegates, what a proxy allows beyond that does not count.</summary>
    public bool IsConvertible(Type from, Type to) => Implicit(from, to).Kind is not (ConversionKind.None or ConversionKind.Delegate);

    /// <summary>What a cast can do and an assignment cannot. Conversions that may fail by the value's type are not among it.</summary>
    public Conversion Explicit(Type from, Type to, bool isChecked)
    {
        var numeric = StandardConversions.ExplicitNumeric(from, to);
        if (numeric.Exists)
            return isChecked && numeric.Kind == ConversionKind.Numeric ? numeric with { Kind = ConversionKind.NumericChecked } : numeric;
        // A cast that may succeed by the object's type comes before one that a type declares.
        if (StandardConversions.IsExplicitReference(from, to))
            return Conversion.None;
        return _user.Find(from, to, isExplicit: true) is { } method ? new Conversion(ConversionKind.UserDefined, to, method) : Conversion.None;
    }

    private static Conversion OfNull(Type to) => !to.IsValueType || Nullable.GetUnderlyingType(to) is not null
        ? new Conversion(ConversionKind.Pass, to)
        : CompiledCall.IsSpan(to) ? new Conversion(ConversionKind.Span, to) : Conversion.None;

    private Conversion OfConstant(object constant, Type to)
    {
        var target = Nullable.GetUnderlyingType(to) ?? to;
        if (NumericTypes.ConstantFits(constant, target))
            return new Conversion(ConversionKind.Numeric, to);
        return constant is 0 && target.IsEnum ? new Conversion(ConversionKind.Enum, to) : Implicit(constant.GetType(), to);
    }

    private Conversion OfProxy(object proxy, Type to)
    {
        // Of an interface it may have a better view than itself: a culture, a comparer.
        if (to.IsInstanceOfType(proxy) && !to.IsInterface)
            return new Conversion(ConversionKind.Pass, to);
        // What is copied is carried to the span like an array of this side.
        if (CompiledCall.IsSpan(to))
            return CompiledCall.CarrierOf(to) is var carrier && binder.Adapter.CanAdapt(proxy, carrier) ? new Conversion(ConversionKind.Adapted, carrier) : Conversion.None;
        if (binder.Adapter.CanAdapt(proxy, to))
            return new Conversion(ConversionKind.Adapted, to);
        return _user.Find(proxy.GetType(), to, isExplicit: false) is { } method ? new Conversion(ConversionKind.UserDefined, to, method) : Conversion.None;
    }

    private Conversion OfMethodGroup(MethodGroup group, Type to)
    {
        if (to == typeof(object) || to == typeof(MethodGroup))
            return new Conversion(ConversionKind.Pass, to);
        return DelegateConversion.Fits(binder, group, to) ? new Conversion(ConversionKind.Delegate, to) : Conversion.None;
    }
}
