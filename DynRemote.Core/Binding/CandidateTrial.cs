using System.Reflection;

namespace DynRemote.Binding;

/// <summary>Tests candidates for one set of arguments, and remembers why each failed in the order in which C# would tell it.</summary>
internal sealed class CandidateTrial(MemberBinder binder, string name, ArgumentList arguments, Type[] typeArguments, ProxyFit proxies)
{
    private const int CannotInfer = 2;

    private readonly List<RejectedCandidate> _rejected = [];
    private (int Rank, string Message)? _worst;

    /// <summary>The candidate in the form in which it is applicable, or <see langword="null"/>.</summary>
    public Candidate? Test(MethodSignature signature)
    {
        if (!HasTypeArgumentsFor(signature))
            return null;
        var mapped = Candidate.Map(signature, arguments, isExpanded: false, out var failure);
        var normal = mapped is null ? null : Fit(mapped, isLastForm: signature.ParamsElement is null);
        if (normal is not null && (signature.ParamsElement is null || !arguments.HasProxies || proxies.IsNatural(normal)))
            return normal;
        if (signature.ParamsElement is null)
        {
            if (mapped is null)
                RejectMap(signature, failure);
            return null;
        }
        var expanded = Candidate.Map(signature, arguments, isExpanded: true, out failure);
        if (expanded is not null)
            return Fit(expanded, isLastForm: normal is null) ?? normal;
        if (normal is not null)
            return normal;
        RejectMap(signature, failure);
        return null;
    }

    public BindingFailure Failure() => new(_worst?.Message ?? BindingMessages.ArgumentCount(name, arguments.Count), _rejected);

    private bool HasTypeArgumentsFor(MethodSignature signature)
    {
        if (typeArguments.Length == 0)
            return true;
        var arity = signature.Member is MethodInfo { IsGenericMethod: true } method ? method.GetGenericArguments().Length : 0;
        if (arity == typeArguments.Length)
            return true;
        Reject(signature, 3, arity == 0 ? BindingMessages.NotGeneric(signature.Member) : BindingMessages.WrongTypeArgumentCount(signature.Member, arity),
            $"takes {arity} type arguments");
        return false;
    }

    private Candidate? Fit(Candidate candidate, bool isLastForm)
    {
        var closed = candidate.Signature.IsGenericDefinition ? Close(candidate, isLastForm) : candidate;
        if (closed is null)
            return null;
        for (var i = 0; i < arguments.Count; i++)
        {
            closed.Conversions[i] = ConversionOf(closed, i);
            if (closed.Conversions[i].Exists)
                continue;
            if (isLastForm)
                Reject(candidate.Signature, 1, BindingMessages.InvalidArguments(closed.Signature.Member), Explain(closed, i));
            return null;
        }
        return closed;
    }

    private Candidate? Close(Candidate candidate, bool isLastForm)
    {
        var definition = (MethodInfo)candidate.Signature.Member;
        var types = typeArguments.Length > 0 ? typeArguments : TypeInference.Infer(binder, definition, arguments, candidate);
        if (types is null)
        {
            if (isLastForm)
                Reject(candidate.Signature, CannotInfer, BindingMessages.CannotInfer(definition), "its type arguments cannot be inferred");
            return null;
        }
        if (GenericConstraints.Violation(definition, types) is { } violation)
        {
            Reject(candidate.Signature, 4, violation, violation);
            return null;
        }
        return candidate.With(MethodSignature.Of(definition.MakeGenericMethod(types)));
    }

    private Conversion ConversionOf(Candidate candidate, int argument)
    {
        var type = candidate.TypeOf(argument);
        var passing = candidate.PassingOf(argument);
        if (arguments.IsLoose)
            return passing == ParameterPassing.Out ? new Conversion(ConversionKind.Pass, type) : binder.Conversions.Of(arguments, argument, type);
        if (!arguments.IsByReference(argument))
            return passing is ParameterPassing.Value or ParameterPassing.In ? binder.Conversions.Of(arguments, argument, type) : Conversion.None;
        if (passing == ParameterPassing.Ref && arguments.KindOf(argument) == ArgumentKind.Proxy)
            return binder.Conversions.Of(arguments, argument, type);
        return IsFittingVariable(argument, passing, type) ? new Conversion(ConversionKind.Pass, type) : Conversion.None;
    }

    // A variable must be of the parameter's very type. One of `object` also takes a parameter of a type that its process cannot name; and where the site could not
    // tell the variable's type, as those of other languages cannot, what is in it must do.
    private bool IsFittingVariable(int argument, ParameterPassing passing, Type type)
    {
        var variable = arguments.StaticTypeOf(argument);
        if (passing == ParameterPassing.Value || (passing != ParameterPassing.Out && arguments.Source.IsOut(argument)))
            return false;
        if (variable is not null && variable != type && variable != typeof(object) && !variable.IsInterface)
            return false;
        var value = arguments.Values[argument];
        if (passing == ParameterPassing.Out)
            return variable is not null || value is not ValueType || value.GetType() == type;
        return value is null ? Parameter.ZeroOf(type) is null : type.IsInstanceOfType(value);
    }

    private string Explain(Candidate candidate, int argument)
    {
        var parameter = candidate.Signature.Parameters[candidate.ParameterOf[argument]];
        var passing = parameter.Passing is ParameterPassing.Ref or ParameterPassing.Out ? parameter.Passing == ParameterPassing.Ref ? "ref " : "out " : "";
        var remedy = arguments.KindOf(argument) == ArgumentKind.Proxy ? "; declare the parameter as an interface or dynamic, or pass an object of this process's own"
            : arguments.Values[argument] is RemoteView ? "; a view is not handed on as the object behind it: declare the parameter as object or dynamic, which takes the view"
            : "";
        return $"argument {argument + 1} is {arguments.Describe(argument)}, the parameter '{parameter.Name}' is {passing}{TypeDisplay.Of(candidate.TypeOf(argument))}{remedy}";
    }

    private void RejectMap(MethodSignature signature, MapFailure failure)
    {
        switch (failure.Problem)
        {
            case MapProblem.NamedTwice:
                Reject(signature, 6, BindingMessages.NamedTwice(failure.Name!), $"the parameter '{failure.Name}' is given twice");
                break;
            case MapProblem.NoSuchName:
                Reject(signature, 5, BindingMessages.NoParameterNamed(name, failure.Name!), $"no parameter is named '{failure.Name}'");
                break;
            default:
                Reject(signature, 7, BindingMessages.ArgumentCount(name, arguments.Count), $"takes {signature.Parameters.Length} arguments");
                break;
        }
    }

    // Of several reasons the first in C#'s order is told, and of equal ones the first candidate's; but of failed inferences the last.
    private void Reject(MethodSignature signature, int rank, string message, string reason)
    {
        _rejected.Add(new RejectedCandidate(signature.Member, reason));
        if (_worst is not { } worst || rank < worst.Rank || (rank == worst.Rank && rank == CannotInfer))
            _worst = (rank, message);
    }
}
