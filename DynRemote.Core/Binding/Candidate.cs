namespace DynRemote.Binding;

/// <summary>A signature together with how the arguments fall on its parameters, in one of its two forms.</summary>
internal sealed class Candidate
{
    private Candidate(MethodSignature signature, bool isExpanded, int[] parameterOf)
    {
        Signature = signature;
        IsExpanded = isExpanded;
        ParameterOf = parameterOf;
        Conversions = new Conversion[parameterOf.Length];
    }

    public MethodSignature Signature { get; }

    /// <summary>Whether the last arguments are collected into the <c>params</c> parameter.</summary>
    public bool IsExpanded { get; }

    /// <summary>For each argument the index of its parameter.</summary>
    public int[] ParameterOf { get; }

    /// <summary>For each argument its conversion; filled while the candidate is tested.</summary>
    public Conversion[] Conversions { get; }

    /// <summary>The types of its parameters as the arguments fall on them: first those of the arguments, then those that are left out.</summary>
    public IEnumerable<Type> Types
    {
        get
        {
            for (var i = 0; i < ParameterOf.Length; i++)
                yield return TypeOf(i);
            for (var i = 0; i < Signature.Parameters.Length - (IsExpanded ? 1 : 0); i++)
            {
                if (!ParameterOf.Contains(i))
                    yield return Signature.Parameters[i].Type;
            }
        }
    }

    /// <summary>The type that an argument must become: the parameter's, or the element's of an expanded <c>params</c> parameter.</summary>
    public Type TypeOf(int argument)
    {
        var index = ParameterOf[argument];
        return IsExpanded && index == Signature.Parameters.Length - 1 ? Signature.ParamsElement! : Signature.Parameters[index].Type;
    }

    public ParameterPassing PassingOf(int argument) => Signature.Parameters[ParameterOf[argument]].Passing;

    /// <summary>Lays the arguments on the parameters by position and name, or says why they do not fall into place.</summary>
    public static Candidate? Map(MethodSignature signature, ArgumentList arguments, bool isExpanded, out MapFailure failure)
    {
        var parameters = signature.Parameters;
        var map = new int[arguments.Count];
        var isGiven = new bool[parameters.Length];
        // Where there are more arguments than parameters, a name says nothing more.
        if (arguments.Source.Names.Length > 0 && (parameters.Length == 0 || (!isExpanded && parameters.Length < map.Length)))
        {
            failure = new MapFailure(MapProblem.Count);
            return null;
        }
        for (var i = 0; i < map.Length; i++)
        {
            var name = arguments.NameOf(i);
            var index = name is null ? PositionOf(i, parameters.Length, isExpanded) : IndexOf(parameters, name, arguments.IsLoose);
            if (index < 0 || index >= parameters.Length)
            {
                failure = name is null ? new MapFailure(MapProblem.Count) : new MapFailure(MapProblem.NoSuchName, name);
                return null;
            }
            if (isGiven[index] && !(isExpanded && name is null && index == parameters.Length - 1))
            {
                failure = new MapFailure(MapProblem.NamedTwice, name);
                return null;
            }
            isGiven[index] = true;
            map[i] = index;
        }
        for (var i = 0; i < parameters.Length; i++)
        {
            if (isGiven[i] || parameters[i].IsOptional || (isExpanded && i == parameters.Length - 1))
                continue;
            failure = new MapFailure(MapProblem.Count);
            return null;
        }
        failure = default;
        return new Candidate(signature, isExpanded, map);
    }

    /// <summary>The same arguments on another signature with as many parameters: a generic method once its type arguments are known.</summary>
    public Candidate With(MethodSignature signature) => new(signature, IsExpanded, ParameterOf);

    private static int IndexOf(Parameter[] parameters, string name, bool ignoreCase) => Array.FindIndex(
        parameters, parameter => string.Equals(parameter.Name, name, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));

    private static int PositionOf(int argument, int parameterCount, bool isExpanded) => isExpanded ? Math.Min(argument, parameterCount - 1) : argument;
}

/// <summary>Why arguments do not fall on parameters.</summary>
internal enum MapProblem
{
    Count,
    NoSuchName,
    NamedTwice,
}

/// <summary>A <see cref="MapProblem"/> and the argument name that it is about.</summary>
internal readonly record struct MapFailure(MapProblem Problem, string? Name = null);
