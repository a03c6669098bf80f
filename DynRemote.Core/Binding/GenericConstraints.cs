using System.Reflection;

namespace DynRemote.Binding;

/// <summary>Tests type arguments against the constraints of a generic method, to say what is wrong in C#'s words instead of the CLR's.</summary>
internal static class GenericConstraints
{
    /// <summary>What is wrong, or <see langword="null"/>.</summary>
    public static string? Violation(MethodInfo definition, Type[] types)
    {
        var parameters = definition.GetGenericArguments();
        for (var i = 0; i < parameters.Length; i++)
        {
            var type = types[i];
            var special = parameters[i].GenericParameterAttributes;
            var isNullable = Nullable.GetUnderlyingType(type) is not null;
            if (special.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) && type.IsValueType)
                return BindingMessages.MustBeReferenceType(type, parameters[i], definition);
            if (special.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint) && (!type.IsValueType || isNullable))
                return BindingMessages.MustBeValueType(type, parameters[i], definition);
            if (special.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !type.IsValueType
                && (type.IsAbstract || type.GetConstructor(Type.EmptyTypes) is null))
                return BindingMessages.MustHaveConstructor(type, parameters[i], definition);
            if (type == typeof(void) || type.IsByRef || type.IsPointer
                || (type.IsByRefLike && !special.HasFlag(GenericParameterAttributes.AllowByRefLike)))
                return BindingMessages.NotATypeArgument(type);
            foreach (var constraint in parameters[i].GetGenericParameterConstraints())
            {
                if (constraint == typeof(ValueType))
                    continue;
                var bound = Substitute(constraint, parameters, types);
                if (bound is null || !bound.IsAssignableFrom(type))
                    return BindingMessages.MustConvert(type, bound, parameters[i], definition);
            }
        }
        return null;
    }

    // A constraint may name the type parameters themselves: T : IComparable<T>. Null where the constraint cannot even be formed, so nothing meets it.
    private static Type? Substitute(Type constraint, Type[] parameters, Type[] types)
    {
        if (!constraint.ContainsGenericParameters)
            return constraint;
        if (constraint.IsGenericMethodParameter)
            return types[Array.IndexOf(parameters, constraint)];
        if (constraint.IsArray)
            return Substitute(constraint.GetElementType()!, parameters, types)?.MakeArrayType();
        var arguments = Array.ConvertAll(constraint.GetGenericArguments(), argument => Substitute(argument, parameters, types));
        if (Array.Exists(arguments, argument => argument is null))
            return null;
        try
        {
            return constraint.GetGenericTypeDefinition().MakeGenericType(arguments!);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
