using System.Reflection;

namespace DynRemote.Binding;

/// <summary>
/// The conversion operators that the two types of a conversion, or their base classes, declare (C# 10.5.4 and 10.5.5): from a type that the source
/// converts to, to a type that converts to the target, the most specific on either side.
/// </summary>
internal sealed class UserConversions(IMemberGate gate, BindingCache cache)
{
    private const int MaxKnown = 1_000;

    /// <summary>The operator to use, or <see langword="null"/> if there is none or no best one.</summary>
    public MethodInfo? Find(Type from, Type to, bool isExplicit)
    {
        var target = Nullable.GetUnderlyingType(to) ?? to;
        if (from.IsInterface || target.IsInterface || target == typeof(object) || (IsPrimitive(from) && IsPrimitive(target)))
            return null;
        var known = cache.InstancesOf(from).Conversions;
        if (known.TryGetValue((target, isExplicit), out var method))
            return method;
        if (known.Count >= MaxKnown)
            known.Clear();
        return known.GetOrAdd((target, isExplicit), Search(from, target, isExplicit));
    }

    private MethodInfo? Search(Type from, Type target, bool isExplicit)
    {
        var candidates = OperatorsOf(from, isExplicit).Concat(OperatorsOf(target, isExplicit)).Distinct()
            .Where(method => Reaches(from, SourceOf(method), isExplicit) && Reaches(method.ReturnType, target, isExplicit))
            .ToList();
        return candidates.Count switch
        {
            0 => null,
            1 => candidates[0],
            _ => MostSpecific(candidates, from, target),
        };
    }

    /// <summary>Runs an operator, asking the gate first, with the standard conversions before and after it.</summary>
    public static object? Apply(MemberBinder binder, MethodInfo method, object? value, Type to)
    {
        binder.Gate.Demand(method.DeclaringType!, method, method.Name, AccessKind.Call);
        var source = SourceOf(method);
        // Of a null that its struct source cannot be, the lifted form makes a null, without a call (10.5.5).
        if (value is null && source.IsValueType && Nullable.GetUnderlyingType(source) is null)
            return null;
        var argument = value is null ? null : Standard(value.GetType(), source).Apply(binder, value);
        var result = MethodSignature.Of(method).Plan.Run(binder, null, [argument]);
        return result is null ? null : Standard(result.GetType(), to).Apply(binder, result);
    }

    private static Conversion Standard(Type from, Type to)
    {
        var conversion = StandardConversions.Implicit(from, to);
        if (!conversion.Exists)
            conversion = StandardConversions.ExplicitNumeric(from, to);
        return conversion.Exists ? conversion : throw new InvalidCastException($"Unable to cast object of type '{from}' to type '{to}'.");
    }

    private IEnumerable<MethodInfo> OperatorsOf(Type type, bool isExplicit)
    {
        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            foreach (var method in declaring.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            {
                var isConversion = method.IsSpecialName && (method.Name == "op_Implicit" || (isExplicit && method.Name == "op_Explicit"));
                // A ref struct cannot be the result; spans have their own conversion.
                if (isConversion && !method.ReturnType.IsByRefLike && !SourceOf(method).IsByRefLike && gate.IsVisible(type, method))
                    yield return method;
            }
        }
    }

    private static Type SourceOf(MethodInfo method) => method.GetParameters()[0].ParameterType is { IsByRef: true } byReference
        ? byReference.GetElementType()!
        : method.GetParameters()[0].ParameterType;

    private static bool Reaches(Type from, Type to, bool isExplicit) =>
        StandardConversions.Implicit(from, to).Exists || (isExplicit && StandardConversions.Implicit(to, from).Exists);

    private static MethodInfo? MostSpecific(List<MethodInfo> candidates, Type from, Type to)
    {
        var source = candidates.Exists(method => SourceOf(method) == from) ? from : Closest(candidates.ConvertAll(SourceOf), isSource: true);
        var result = candidates.Exists(method => method.ReturnType == to) ? to : Closest(candidates.ConvertAll(method => method.ReturnType), isSource: false);
        var best = candidates.FindAll(method => SourceOf(method) == source && method.ReturnType == result);
        return best.Count == 1 ? best[0] : best.Find(method => method.Name == "op_Implicit");
    }

    // Of the sources the type that converts to all others, of the results the type that all others convert to.
    private static Type? Closest(List<Type> types, bool isSource) =>
        types.Find(type => types.TrueForAll(other => isSource ? StandardConversions.Implicit(type, other).Exists : StandardConversions.Implicit(other, type).Exists));

    private static bool IsPrimitive(Type type) => NumericTypes.IsNumeric(type) || type == typeof(string) || type == typeof(bool) || type.IsEnum;
}
