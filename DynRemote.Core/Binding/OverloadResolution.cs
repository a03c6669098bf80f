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
        var trial = new CandidateTrial(binder, name, arguments, typeArguments);
        var applicable = new List<Candidate>();
        foreach (var signature in group)
        {
            if (trial.Test(signature) is { } candidate)
                applicable.Add(candidate);
        }
        if (applicable.Count == 0)
        {
            failure = trial.Failure();
            return null;
        }
        if (applicable.Count > 1)
            applicable.RemoveAll(candidate => applicable.Exists(other => IsHiddenBy(candidate, other)));
        return Best(applicable, new Betterness(binder, arguments), out failure);
    }

    private static Candidate? Best(List<Candidate> applicable, Betterness betterness, out BindingFailure? failure)
    {
        failure = null;
        var best = applicable[0];
        for (var i = 1; i < applicable.Count; i++)
        {
            if (betterness.Compare(applicable[i], best) > 0)
                best = applicable[i];
        }
        // The survivor of the knock-out is the best only if it beats those that it has not met.
        var rival = applicable.Find(candidate => candidate != best && betterness.Compare(best, candidate) <= 0);
        if (rival is null)
            return best;
        var (first, second) = applicable.IndexOf(best) < applicable.IndexOf(rival) ? (best, rival) : (rival, best);
        failure = new BindingFailure(BindingMessages.Ambiguous(Written(first.Signature), Written(second.Signature)));
        return null;
    }

    private static bool IsHiddenBy(Candidate candidate, Candidate other)
    {
        var origin = candidate.Signature.Origin;
        var nearer = other.Signature.Origin;
        return origin != nearer && (nearer.IsSubclassOf(origin) || (origin.IsInterface && origin.IsAssignableFrom(nearer)));
    }

    private static MemberInfo Written(MethodSignature signature) =>
        signature.Member is MethodInfo { IsGenericMethod: true } method ? method.GetGenericMethodDefinition() : signature.Member;
}
