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
            var lacksConstructor = special.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !type.IsValueType
                && (type.IsAbstract || type.GetConstructor(Type.EmptyTypes) is null);
            var isUnusable = type == typeof(void) || type.IsByRef || type.IsPointer
                || (type.IsByRefLike && !special.HasFlag(GenericParameterAttributes.AllowByRefLike));
            if (lacksConstructor || isUnusable || !MeetsTypes(parameters[i], parameters, types, type))
                return BindingMessages.BreaksConstraint(type, parameters[i], definition);
        }
        return null;
    }

    private static bool MeetsTypes(Type parameter, Type[] parameters, Type[] types, Type type) =>
        parameter.GetGenericParameterConstraints()
            .All(constraint => constraint == typeof(ValueType) || Substitute(constraint, parameters, types) is { } bound && bound.IsAssignableFrom(type));

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
