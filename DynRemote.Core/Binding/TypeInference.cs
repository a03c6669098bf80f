using System.Reflection;

namespace DynRemote.Binding;

/// <summary>
/// Finds the type arguments of a generic method from its arguments (C# 12.6.3). The arguments have no static types here, only those of the objects
/// themselves, so every inference is made in one phase: each argument gives bounds, then each type parameter is fixed to the one
/// bound that all others convert to. Of a proxy the type counts if this side has it, too; else what hangs on it
/// alone becomes <see cref="object"/>.
/// </summary>
internal sealed class TypeInference
{
    private readonly Type[] _parameters;
    private readonly HashSet<Type>[] _exact;
    private readonly HashSet<Type>[] _lower;
    private readonly HashSet<Type>[] _upper;
    private readonly bool[] _unknown;

    private TypeInference(MethodInfo definition)
    {
        _parameters = definition.GetGenericArguments();
        _exact = Array.ConvertAll(_parameters, _ => new HashSet<Type>());
        _lower = Array.ConvertAll(_parameters, _ => new HashSet<Type>());
        _upper = Array.ConvertAll(_parameters, _ => new HashSet<Type>());
        _unknown = new bool[_parameters.Length];
    }

    /// <summary>The type arguments, or <see langword="null"/> if they cannot be inferred.</summary>
    public static Type[]? Infer(MemberBinder binder, MethodInfo definition, ArgumentList arguments, Candidate candidate)
    {
        var inference = new TypeInference(definition);
        for (var i = 0; i < arguments.Count; i++)
            inference.Use(binder, arguments, i, candidate);
        return inference.Fix(binder.Conversions);
    }

    private void Use(MemberBinder binder, ArgumentList arguments, int index, Candidate candidate)
    {
        var parameter = candidate.TypeOf(index);
        switch (arguments.KindOf(index))
        {
            case ArgumentKind.Null:
                return;
            case ArgumentKind.Proxy:
                UseProxy(binder, arguments.Values[index]!, arguments.TypeOf(index)!, arguments.StaticTypeOf(index), parameter);
                return;
            case ArgumentKind.Method:
                if (parameter.IsSubclassOf(typeof(Delegate)) && binder.MethodsOf((MethodGroup)arguments.Values[index]!) is [{ IsGenericDefinition: false } only])
                    Signature((MethodInfo)only.Member, parameter);
                MarkUnknown(parameter);
                return;
            default:
                if (arguments.IsByReference(index) && candidate.PassingOf(index) != ParameterPassing.Value)
                    Exact(arguments.TypeOf(index)!, parameter);
                else
                    Lower(arguments.TypeOf(index)!, parameter);
                return;
        }
    }

    private void UseProxy(MemberBinder binder, object argument, Type proxy, Type? type, Type parameter)
    {
        // Where nothing but the type parameter itself is asked for, the proxy is what is passed.
        if ((parameter.IsGenericType || parameter.IsArray) && (type ?? binder.Adapter.TypeOf(argument)) is { } known)
        {
            Lower(known, parameter);
            return;
        }
        if (parameter.IsInterface)
            Lower(proxy, parameter);
        else if (parameter.IsGenericMethodParameter && type is not null && (type.IsInterface || type == typeof(object)))
            Lower(type, parameter);
        MarkUnknown(parameter);
    }

    private void Lower(Type argument, Type parameter)
    {
        if (IndexOf(parameter) is >= 0 and var index)
            _lower[index].Add(argument);
        else if (!parameter.ContainsGenericParameters)
            return;
        else if (parameter.IsArray)
        {
            if (argument.IsArray && argument.GetArrayRank() == parameter.GetArrayRank())
                LowerOrExact(argument.GetElementType()!, parameter.GetElementType()!);
        }
        else if (CompiledCall.IsSpan(parameter))
        {
            if (argument.IsSZArray)
                Exact(argument.GetElementType()!, parameter.GetGenericArguments()[0]);
            else if (argument == typeof(string))
                Exact(typeof(char), parameter.GetGenericArguments()[0]);
        }
        else if (Nullable.GetUnderlyingType(parameter) is { } underlying)
        {
            // A box does not tell whether its value was nullable, so a value counts as one.
            if (argument.IsValueType)
                Lower(Nullable.GetUnderlyingType(argument) ?? argument, underlying);
        }
        else if (FindInstantiation(argument, parameter.GetGenericTypeDefinition()) is { } instantiation)
            Arguments(instantiation, parameter);
        else if (parameter.IsSubclassOf(typeof(Delegate)) && argument.IsSubclassOf(typeof(Delegate)))
            Signature(argument.GetMethod("Invoke")!, parameter);
    }

    private void Exact(Type argument, Type parameter)
    {
        if (IndexOf(parameter) is >= 0 and var index)
            _exact[index].Add(argument);
        else if (parameter.IsArray && argument.IsArray && argument.GetArrayRank() == parameter.GetArrayRank())
            Exact(argument.GetElementType()!, parameter.GetElementType()!);
        else if (parameter.IsGenericType && argument.IsGenericType && parameter.GetGenericTypeDefinition() == argument.GetGenericTypeDefinition())
        {
            foreach (var (a, p) in argument.GetGenericArguments().Zip(parameter.GetGenericArguments()))
                Exact(a, p);
        }
    }

    private void Upper(Type argument, Type parameter)
    {
        if (IndexOf(parameter) is >= 0 and var index)
            _upper[index].Add(argument);
        else if (parameter.ContainsGenericParameters)
            Exact(argument, parameter);
    }

    private void LowerOrExact(Type argument, Type parameter)
    {
        if (argument.IsValueType)
            Exact(argument, parameter);
        else
            Lower(argument, parameter);
    }

    private void Arguments(Type instantiation, Type parameter)
    {
        var variances = parameter.GetGenericTypeDefinition().GetGenericArguments();
        var given = instantiation.GetGenericArguments();
        var wanted = parameter.GetGenericArguments();
        for (var i = 0; i < wanted.Length; i++)
        {
            var variance = variances[i].GenericParameterAttributes & GenericParameterAttributes.VarianceMask;
            if (given[i].IsValueType || variance == GenericParameterAttributes.None)
                Exact(given[i], wanted[i]);
            else if (variance == GenericParameterAttributes.Covariant)
                Lower(given[i], wanted[i]);
            else
                Upper(given[i], wanted[i]);
        }
    }

    // From a method or a delegate of another type: its parameters take what the wanted delegate gives, its result is what that returns.
    private void Signature(MethodInfo method, Type wantedDelegate)
    {
        var wanted = wantedDelegate.GetMethod("Invoke")!;
        var parameters = method.GetParameters();
        if (parameters.Length != wanted.GetParameters().Length)
            return;
        foreach (var (given, taken) in parameters.Zip(wanted.GetParameters()))
            Upper(given.ParameterType, taken.ParameterType);
        if (method.ReturnType != typeof(void))
            Lower(method.ReturnType, wanted.ReturnType);
    }

    private void MarkUnknown(Type parameter)
    {
        for (var i = 0; i < _parameters.Length; i++)
            _unknown[i] |= Mentions(parameter, _parameters[i]);
    }

    private static bool Mentions(Type type, Type parameter) =>
        type == parameter
        || (type.HasElementType && Mentions(type.GetElementType()!, parameter))
        || (type.IsGenericType && Array.Exists(type.GetGenericArguments(), argument => Mentions(argument, parameter)));

    private Type[]? Fix(Conversions conversions)
    {
        var types = new Type[_parameters.Length];
        for (var i = 0; i < types.Length; i++)
        {
            if (Fix(conversions, i) is not { } type)
                return null;
            types[i] = type;
        }
        return types;
    }

    private Type? Fix(Conversions conversions, int index)
    {
        var bounds = _exact[index].Concat(_lower[index]).Concat(_upper[index]).Distinct().ToList();
        if (bounds.Count == 0)
            return _unknown[index] ? typeof(object) : null;
        var candidates = bounds.FindAll(candidate =>
            _exact[index].All(exact => exact == candidate)
            && _lower[index].All(lower => conversions.Implicit(lower, candidate).Exists)
            && _upper[index].All(upper => conversions.Implicit(candidate, upper).Exists));
        var best = candidates.FindAll(candidate => candidates.TrueForAll(other => conversions.Implicit(other, candidate).Exists));
        return best.Count == 1 ? best[0] : null;
    }

    private int IndexOf(Type type) => type.IsGenericMethodParameter ? Array.IndexOf(_parameters, type) : -1;

    private static Type? FindInstantiation(Type argument, Type definition)
    {
        if (definition.IsInterface)
        {
            var faces = argument.GetInterfaces().Prepend(argument).Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == definition).ToList();
            return faces.Count == 1 ? faces[0] : null;
        }
        for (var type = argument; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == definition)
                return type;
        }
        return null;
    }
}
