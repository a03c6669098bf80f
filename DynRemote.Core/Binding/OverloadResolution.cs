using System.Reflection;

namespace DynRemote.Binding;

/// <summary>
/// Chooses the method that C# would call (12.6.4): the candidates that the arguments fit, without those that a more derived type hides, and of
/// these the best. Failure is data: whoever asked may still have something else to try.
/// </summary>
internal sealed class OverloadResolution(MemberBinder binder)
{
    /// <summary>Chooses among candidates.</summary>
    /// <param name="name">The name that the messages use.</param>
    /// <param name="group">The methods, constructors or indexers of that name, most derived first.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="typeArguments">Explicit type arguments; empty where they are to be inferred.</param>
    /// <param name="failure">Why none was chosen.</param>
    public Candidate? Choose(string name, MethodSignature[] group, ArgumentList arguments, Type[] typeArguments, out BindingFailure? failure)
    {
        var proxies = new ProxyFit(binder, arguments);
        var trial = new CandidateTrial(binder, name, arguments, typeArguments, proxies);
        var applicable = new List<Candidate>();
        foreach (var signature in group)
        {
            if (trial.Test(signature) is { } candidate)
                applicable.Add(candidate);
        }
        if (applicable.Count == 0)
        {
            failure = trial.Failure();
            return arguments.ByObjects(binder.Adapter) is { } objects ? Choose(name, group, objects, typeArguments, out _) : null;
        }
        if (applicable.Count > 1)
            applicable.RemoveAll(candidate => applicable.Exists(other => IsHiddenBy(candidate, other)));
        if (applicable.Count > 1 && applicable.FindAll(proxies.IsNatural) is { Count: > 0 } natural)
            applicable = natural;
        return Best(applicable, new Betterness(binder, arguments, proxies), out failure);
    }

    private static Candidate? Best(List<Candidate> applicable, Betterness betterness, out BindingFailure? failure)
    {
        var best = FindBest(applicable, betterness, out var first, out var second);
        failure = best is null ? Ambiguity(first, second) : null;
        return best;
    }

    // The order of comparisons is that of C#'s run-time binder: by it the two candidates are chosen that an ambiguity names. A candidate that ties is dropped
    // together with the one that it ties with, and the next takes their place; who is left must also beat all before it.
    private static Candidate? FindBest(List<Candidate> applicable, Betterness betterness, out Candidate first, out Candidate second)
    {
        (first, second) = (applicable[0], applicable[^1]);
        var best = applicable[0];
        var endsInTie = false;
        for (var i = 1; i < applicable.Count; i++)
        {
            var comparison = betterness.Compare(best, applicable[i]);
            endsInTie = false;
            if (comparison < 0)
                best = applicable[i];
            if (comparison != 0)
                continue;
            (first, second) = (best, applicable[i]);
            endsInTie = ++i == applicable.Count;
            if (!endsInTie)
                best = applicable[i];
        }
        if (endsInTie)
            return null;
        foreach (var earlier in applicable)
        {
            if (earlier == best)
                return best;
            var comparison = betterness.Compare(earlier, best);
            if (comparison == 0)
                (first, second) = (best, earlier);
            if (comparison >= 0)
                return null;
        }
        return best;
    }

    private static bool IsHiddenBy(Candidate candidate, Candidate other)
    {
        var origin = candidate.Signature.Origin;
        var nearer = other.Signature.Origin;
        return origin != nearer && (nearer.IsSubclassOf(origin) || (origin.IsInterface && origin.IsAssignableFrom(nearer)));
    }

    // Type arguments are told where they make a difference.
    private static BindingFailure Ambiguity(Candidate first, Candidate second)
    {
        var isSame = first.Types.SequenceEqual(second.Types) && first.Signature.IsGeneric == second.Signature.IsGeneric;
        return new BindingFailure(isSame
            ? BindingMessages.Ambiguous(Written(first.Signature), Written(second.Signature))
            : BindingMessages.Ambiguous(first.Signature.Member, second.Signature.Member));
    }

    private static MemberInfo Written(MethodSignature signature) =>
        signature.Member is MethodInfo { IsGenericMethod: true } method ? method.GetGenericMethodDefinition() : signature.Member;
}
