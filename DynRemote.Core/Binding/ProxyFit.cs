using DynRemote.Shapes;
using DynRemote.Values;

namespace DynRemote.Binding;

/// <summary>
/// What is known of the objects behind the proxies among the arguments: C# would choose by their types. A proxy fits more parameters than its object would, for
/// an interface or a collection can be made of it; but that counts only where nothing takes the object as what it is.
/// </summary>
internal sealed class ProxyFit(MemberBinder binder, ArgumentList arguments)
{
    /// <summary>The type of an argument where both sides have it: its static one, or the object's.</summary>
    public Type? KnownTypeOf(int argument) => arguments.StaticTypeOf(argument) ?? binder.Adapter.TypeOf(arguments.Values[argument]!);

    /// <summary>Whether every argument is at home of a type that the candidate takes, as far as that is known here.</summary>
    public bool IsNatural(Candidate candidate)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments.KindOf(i) == ArgumentKind.Proxy && !IsNatural(i, candidate.TypeOf(i)))
                return false;
            if (arguments.IsByReference(i) && !arguments.Source.IsOut(i) && candidate.PassingOf(i) == ParameterPassing.Out)
                return false;
        }
        return !arguments.HasProxies || !candidate.Signature.IsGeneric || TypeParametersHaveOneType(candidate);
    }

    /// <summary>What a type parameter that takes proxies as objects would be for the objects themselves; <see langword="null"/> where that is not known, or nothing.</summary>
    public Type? TypeAtHome(Candidate candidate, Type parameter)
    {
        var given = GivenTo(candidate, parameter);
        return given.Contains(null) ? null : Common(given);
    }

    private bool TypeParametersHaveOneType(Candidate candidate)
    {
        var parameters = candidate.Signature.WrittenTypes.Where(type => type.IsGenericMethodParameter).Distinct();
        return parameters.Select(parameter => GivenTo(candidate, parameter)).All(given => given.Count == 0 || given.Contains(null) || Common(given) is not null);
    }

    private List<Type?> GivenTo(Candidate candidate, Type parameter)
    {
        var written = candidate.Signature.WrittenTypes;
        return
        [
            .. Enumerable.Range(0, arguments.Count)
                .Where(i => written[candidate.ParameterOf[i]] == parameter && arguments.KindOf(i) != ArgumentKind.Null)
                .Select(i => arguments.KindOf(i) == ArgumentKind.Proxy ? KnownTypeOf(i) : arguments.TypeOf(i)),
        ];
    }

    private Type? Common(List<Type?> types) => types.Find(type => types.TrueForAll(other => binder.Conversions.IsConvertible(other!, type!)));

    private bool IsNatural(int argument, Type type)
    {
        if (KnownTypeOf(argument) is { } known)
            return binder.Conversions.IsConvertible(known, type);
        // The shape of a type that is not here tells which of the framework's interfaces it has.
        return !type.IsInterface || !FrameworkTypes.IsShared(type) || FakeableInterfaces.ReasonAgainst(type) is not null || type.IsInstanceOfType(arguments.Values[argument]);
    }
}
