using DynRemote.Operations;

namespace DynRemote.Binding;

/// <summary>
/// A call whose arguments must first be converted, reordered, completed with defaults or collected. Afterwards it writes back what by-reference parameters
/// and adapted proxies have received.
/// </summary>
internal sealed class AssembledCall : CallPlan
{
    private readonly CallPlan _call;
    private readonly ArgumentBuilder[] _builders;
    private readonly (int Argument, int Parameter)[] _byReference;
    private readonly (int Argument, int Parameter, Type Type)[] _adapted;

    private AssembledCall(CallPlan call, ArgumentBuilder[] builders, (int Argument, int Parameter)[] byReference, (int Argument, int Parameter, Type Type)[] adapted)
    {
        _call = call;
        _builders = builders;
        _byReference = byReference;
        _adapted = adapted;
    }

    /// <summary>The plan of a chosen candidate: the bare call where the arguments are its parameters already.</summary>
    /// <param name="candidate">The chosen candidate.</param>
    /// <param name="call">The call, taking exactly the parameters, perhaps followed by <paramref name="extra"/>.</param>
    /// <param name="extra">An argument after those of the candidate, passed as it is: the value that a setter takes.</param>
    public static CallPlan Of(Candidate candidate, CallPlan call, Conversion? extra = null)
    {
        if (IsDirect(candidate, extra))
            return call;
        var parameters = candidate.Signature.Parameters;
        var count = candidate.ParameterOf.Length;
        var builders = parameters.Select((_, index) => BuilderOf(candidate, index)).ToList();
        if (extra is { } conversion)
            builders.Add(new GivenArgument(count, conversion));
        var arguments = Enumerable.Range(0, count).ToList();
        return new AssembledCall(
            call,
            [.. builders],
            [.. arguments.Where(i => candidate.PassingOf(i) is ParameterPassing.Ref or ParameterPassing.Out).Select(i => (i, candidate.ParameterOf[i]))],
            [.. arguments.Where(i => IsAdapted(candidate, i)).Select(i => (i, candidate.ParameterOf[i], candidate.TypeOf(i)))]);
    }

    public override object? Run(MemberBinder binder, object? target, object?[] arguments)
    {
        var values = new object?[_builders.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = (_adapted.Length > 1 ? Shared(i, values, arguments) : null) ?? _builders[i].Build(binder, arguments);
        if (_adapted.Length == 0)
        {
            var result = RunPassed(binder, target, values, arguments, [], []);
            WriteBack(values, arguments, [], []);
            return result;
        }
        var originals = Array.ConvertAll(_adapted, pair => arguments[pair.Argument]!);
        var copies = Array.ConvertAll(_adapted, pair => values[pair.Parameter]!);
        try
        {
            var result = RunPassed(binder, target, values, arguments, originals, copies);
            WriteBack(values, arguments, originals, copies);
            return LateChanges.Note(OriginalOf(result, originals, copies), () => BringBack(binder, originals, copies));
        }
        finally
        {
            // Also after an exception: locally the callee's changes up to it would be seen.
            BringBack(binder, originals, copies);
        }
    }

    // Locally, too, the caller's variables have what was assigned to them before the exception.
    private object? RunPassed(MemberBinder binder, object? target, object?[] values, object?[] arguments, object[] originals, object[] copies)
    {
        if (_byReference.Length == 0)
            return _call.Run(binder, target, values);
        try
        {
            return _call.Run(binder, target, values);
        }
        catch
        {
            foreach (var (argument, parameter) in _byReference)
            {
                if (!IsSame(values[parameter], arguments[argument]) && OriginalOf(values[parameter], originals, copies) is var value && !ReferenceEquals(value, arguments[argument]))
                    arguments[argument] = new ChangedBeforeFailure(value);
            }
            throw;
        }
    }

    // Of a value only the box may be another one; what the program's own structs think of being equal is not asked.
    private static bool IsSame(object? value, object? given) =>
        ReferenceEquals(value, given) || (value is not null && given?.GetType() == value.GetType() && (value.GetType().IsPrimitive || value is Enum) && value.Equals(given));

    private static void BringBack(MemberBinder binder, object[] originals, object[] copies)
    {
        for (var i = 0; i < copies.Length; i++)
            binder.Adapter.WriteBack(originals[i], copies[i]);
    }

    // What a proxy was made into is still the object that the caller has passed, where it comes back.
    private static object? OriginalOf(object? value, object[] originals, object[] copies) =>
        value is not null && Array.FindIndex(copies, copy => ReferenceEquals(copy, value)) is var index and >= 0 ? originals[index] : value;

    // An object that is passed twice is one object there, too: as a copy, one copy.
    private object? Shared(int parameter, object?[] values, object?[] arguments)
    {
        var own = Array.Find(_adapted, pair => pair.Parameter == parameter);
        if (own.Type is null)
            return null;
        var other = Array.Find(_adapted, pair => pair.Parameter < parameter && pair.Type == own.Type && ReferenceEquals(arguments[pair.Argument], arguments[own.Argument]));
        return other.Type is null ? null : values[other.Parameter];
    }

    private void WriteBack(object?[] values, object?[] arguments, object[] originals, object[] copies)
    {
        foreach (var (argument, parameter) in _byReference)
            arguments[argument] = OriginalOf(values[parameter], originals, copies);
    }

    private static bool IsDirect(Candidate candidate, Conversion? extra)
    {
        if (candidate.IsExpanded || candidate.ParameterOf.Length != candidate.Signature.Parameters.Length || extra is { Kind: not ConversionKind.Pass })
            return false;
        for (var i = 0; i < candidate.ParameterOf.Length; i++)
        {
            if (candidate.ParameterOf[i] != i || candidate.Conversions[i].Kind != ConversionKind.Pass || candidate.PassingOf(i) != ParameterPassing.Value)
                return false;
        }
        return true;
    }

    private static bool IsAdapted(Candidate candidate, int argument) =>
        candidate.Conversions[argument].Kind == ConversionKind.Adapted
        && !(candidate.IsExpanded && candidate.ParameterOf[argument] == candidate.Signature.Parameters.Length - 1);

    private static ArgumentBuilder BuilderOf(Candidate candidate, int index)
    {
        var parameter = candidate.Signature.Parameters[index];
        if (candidate.IsExpanded && index == candidate.Signature.Parameters.Length - 1)
        {
            var collected = Enumerable.Range(0, candidate.ParameterOf.Length).Where(i => candidate.ParameterOf[i] == index).ToArray();
            return new CollectedArguments(
                collected, Array.ConvertAll(collected, i => candidate.Conversions[i]), candidate.Signature.ParamsElement!, parameter.Type);
        }
        var argument = Array.IndexOf(candidate.ParameterOf, index);
        if (argument < 0)
            return new DefaultArgument(parameter.DefaultValue);
        return parameter.Passing == ParameterPassing.Out ? new OutArgument(argument, parameter.Type) : new GivenArgument(argument, candidate.Conversions[argument]);
    }
}
