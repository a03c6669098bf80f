namespace DynRemote.Binding;

/// <summary>
/// Which of two applicable candidates C# prefers (12.6.4.3 to 12.6.4.6): the one with a better conversion for some argument and a worse one for none; of two that
/// take the same types the non-generic, the one in normal form, the more specific; else the one that leaves nothing to defaults. Where C#'s run-time binder
/// departs from the specification, it decides: it is what a line does locally.
/// </summary>
internal sealed class Betterness(MemberBinder binder, ArgumentList arguments, ProxyFit proxies)
{
    /// <summary>More than 0 if the first is better, less if the second is, 0 if neither.</summary>
    public int Compare(Candidate first, Candidate second)
    {
        var firstTypes = TypesOf(first);
        var secondTypes = TypesOf(second);
        if (firstTypes.AsSpan().SequenceEqual(secondTypes))
            return BreakTie(first, second);
        var isBetter = false;
        var isWorse = false;
        for (var i = 0; i < arguments.Count; i++)
        {
            var comparison = CompareConversions(i, firstTypes[i], secondTypes[i]);
            isBetter |= comparison > 0;
            isWorse |= comparison < 0;
        }
        if (isBetter != isWorse)
            return isBetter ? 1 : -1;
        if (firstTypes.Length == secondTypes.Length)
            return 0;
        if (first.IsExpanded != second.IsExpanded)
            return second.IsExpanded ? 1 : -1;
        return firstTypes.Length == arguments.Count ? 1 : secondTypes.Length == arguments.Count ? -1 : 0;
    }

    // A type parameter takes a proxy as the object that it is, but is to C# of the type of that object.
    private Type[] TypesOf(Candidate candidate)
    {
        Type[] types = [.. candidate.Types];
        if (!candidate.Signature.IsGeneric || !arguments.HasProxies)
            return types;
        var written = candidate.Signature.WrittenTypes;
        for (var i = 0; i < arguments.Count; i++)
        {
            var parameter = written[candidate.ParameterOf[i]];
            if (types[i] != typeof(object) || arguments.KindOf(i) != ArgumentKind.Proxy || !parameter.IsGenericMethodParameter || proxies.TypeAtHome(candidate, parameter) is not { } known)
                continue;
            for (var other = 0; other < arguments.Count; other++)
            {
                if (written[candidate.ParameterOf[other]] == parameter)
                    types[other] = known;
            }
        }
        return types;
    }

    private int CompareConversions(int argument, Type first, Type second)
    {
        if (first == second)
            return 0;
        var type = arguments.TypeOf(argument);
        if (arguments.KindOf(argument) == ArgumentKind.Proxy && proxies.KnownTypeOf(argument) is { } known)
        {
            var (fitsFirst, fitsSecond) = (binder.Conversions.IsConvertible(known, first), binder.Conversions.IsConvertible(known, second));
            if (fitsFirst != fitsSecond)
                return fitsFirst ? 1 : -1;
            if (fitsFirst)
                return first == known ? 1 : second == known ? -1 : CompareTargets(first, second);
        }
        if (arguments.KindOf(argument) is ArgumentKind.Proxy or ArgumentKind.Method)
        {
            var ranks = RankOfAdapted(second, type!) - RankOfAdapted(first, type!);
            // Of two copies, that of its own type.
            if (ranks == 0 && arguments.Values[argument] is { } proxy)
                ranks = (binder.Adapter.IsExactly(proxy, first) ? 1 : 0) - (binder.Adapter.IsExactly(proxy, second) ? 1 : 0);
            if (ranks != 0)
                return ranks;
        }
        if (type is not null && (first == type || second == type))
            return first == type ? 1 : -1;
        return CompareTargets(first, second);
    }

    // Conversions that types declare count as well: long is better than BigInteger.
    private int CompareTargets(Type first, Type second)
    {
        var there = binder.Conversions.IsConvertible(first, second);
        var back = binder.Conversions.IsConvertible(second, first);
        if (there != back)
            return there ? 1 : -1;
        if (NumericTypes.IsSignedOver(first, second))
            return 1;
        if (NumericTypes.IsSignedOver(second, first))
            return -1;
        return SpanRank(first) - SpanRank(second);
    }

    // What a proxy becomes, from the most like itself to the least: its own class, a facade or a delegate that stays live, a copy, and last the mere
    // object, of which the callee knows nothing.
    private static int RankOfAdapted(Type type, Type argument)
    {
        if (type == typeof(object))
            return 30;
        if (type.IsAssignableFrom(argument))
            return 0;
        if (type.IsSubclassOf(typeof(Delegate)))
            return 10 + Math.Min(type.GetMethod("Invoke")!.GetParameters().Length, 9);
        return type.IsInterface ? 1 : 20;
    }

    private static int SpanRank(Type type) => !CompiledCall.IsSpan(type) ? 0 : type.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>) ? 2 : 1;

    private static int BreakTie(Candidate first, Candidate second)
    {
        for (var i = 0; i < first.ParameterOf.Length && i < second.ParameterOf.Length; i++)
        {
            // What is passed by value goes to a parameter that takes it so, and not to one that is a reference to it.
            if ((first.PassingOf(i) == ParameterPassing.In) != (second.PassingOf(i) == ParameterPassing.In))
                return second.PassingOf(i) == ParameterPassing.In ? 1 : -1;
        }
        if (first.Signature.IsGeneric != second.Signature.IsGeneric)
            return second.Signature.IsGeneric ? 1 : -1;
        if (first.IsExpanded != second.IsExpanded)
            return second.IsExpanded ? 1 : -1;
        var specific = CompareSpecificity(first, second);
        return specific != 0 || !first.IsExpanded ? specific : CompareCollections(first.Signature.Parameters[^1].Type, second.Signature.Parameters[^1].Type);
    }

    private static int CompareCollections(Type first, Type second) => SpanRank(first) - SpanRank(second);

    private static int CompareSpecificity(Candidate first, Candidate second)
    {
        var firstTypes = first.Signature.WrittenTypes;
        var secondTypes = second.Signature.WrittenTypes;
        var isMore = false;
        var isLess = false;
        for (var i = 0; i < first.ParameterOf.Length; i++)
        {
            var comparison = CompareSpecificity(firstTypes[first.ParameterOf[i]], secondTypes[second.ParameterOf[i]]);
            isMore |= comparison > 0;
            isLess |= comparison < 0;
        }
        return isMore == isLess ? 0 : isMore ? 1 : -1;
    }

    private static int CompareSpecificity(Type first, Type second)
    {
        if (first.IsGenericParameter != second.IsGenericParameter)
            return second.IsGenericParameter ? 1 : -1;
        if (first.IsArray && second.IsArray && first.GetArrayRank() == second.GetArrayRank())
            return CompareSpecificity(first.GetElementType()!, second.GetElementType()!);
        if (!first.IsGenericType || !second.IsGenericType || first.GetGenericTypeDefinition() != second.GetGenericTypeDefinition())
            return 0;
        var comparisons = first.GetGenericArguments().Zip(second.GetGenericArguments(), CompareSpecificity).ToList();
        var isMore = comparisons.Exists(comparison => comparison > 0);
        return isMore == comparisons.Exists(comparison => comparison < 0) ? 0 : isMore ? 1 : -1;
    }
}
