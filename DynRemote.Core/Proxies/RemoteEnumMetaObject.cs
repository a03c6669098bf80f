using System.Dynamic;
using System.Linq.Expressions;
using System.Reflection;
using DynRemote.Binding;

namespace DynRemote.Proxies;

/// <summary>
/// Casts of an enum that this process does not have. No operator can convert to whatever enum a program has, and C#'s run-time binder knows no checked ones; all
/// else that C# does to a <see cref="RemoteEnum"/>, it does by the operators and members of the class.
/// </summary>
internal sealed class RemoteEnumMetaObject(Expression expression, RemoteEnum value) : DynamicMetaObject(expression, BindingRestrictions.Empty, value)
{
    private static readonly MethodInfo CastMethod = typeof(RemoteEnumMetaObject).GetMethod(nameof(Cast))!;

    /// <inheritdoc/>
    public override DynamicMetaObject BindConvert(ConvertBinder binder)
    {
        var number = Nullable.GetUnderlyingType(binder.Type) ?? binder.Type;
        // To a number or another enum there are casts only.
        if (!binder.Explicit || !(number.IsEnum || NumericTypes.IsNumeric(number)))
            return base.BindConvert(binder);
        var cast = Expression.Call(
            CastMethod, Expression.Convert(Expression, typeof(RemoteEnum)), Expression.Constant(number), Expression.Constant(CallSiteFacts.Of(binder, null).IsChecked));
        return new DynamicMetaObject(Expression.Convert(Expression.Unbox(cast, number), binder.ReturnType), BindingRestrictions.GetTypeRestriction(Expression, typeof(RemoteEnum)));
    }

    /// <summary>The number of an enum value as one of another type, or as a value of another enum.</summary>
    /// <exception cref="OverflowException">It is none of the type's, in a <see langword="checked"/> context.</exception>
    public static object Cast(RemoteEnum value, Type type, bool isChecked)
    {
        var wanted = type.IsEnum ? Enum.GetUnderlyingType(type) : type;
        var number = NumericTypes.Convert(value.Number, wanted);
        // What has lost bits or its sign is another number when it is converted back, or none of the same sign.
        if (isChecked && NumericTypes.IsIntegral(wanted) && !Same(value.Number, number))
            throw new OverflowException("Arithmetic operation resulted in an overflow.");
        return type.IsEnum ? Enum.ToObject(type, number) : number;
    }

    private static bool Same(object left, object right) => Wide(left) == Wide(right);

    private static Int128 Wide(object number) => number switch
    {
        ulong large => large,
        nuint large => large,
        char letter => letter,
        _ => (long)NumericTypes.Convert(number, typeof(long)),
    };
}
