using DynRemote.Values;

namespace DynRemote.Plans;

/// <summary>A lambda that is recorded where it is used: one of a query operator, or one of <c>Remote.Fn</c> that goes to the owner as a delegate.</summary>
/// <param name="Body">The lambda, on its arguments.</param>
/// <param name="Lambda">Its text.</param>
internal sealed record RecordedFunction(Func<object?[], object?> Body, string Lambda) : IStandIn
{
    /// <summary>Of a delegate: the types of its parameters, then what it returns; <see cref="void"/> for nothing.</summary>
    public Type[] Signature { get; init; } = [];

    /// <summary>The signature of a delegate type; of another type, that of a function of parameters of this type.</summary>
    /// <exception cref="ArgumentException">The delegate type has another number of parameters, or some that are passed by reference.</exception>
    public static Type[] SignatureOf(Type type, int parameters)
    {
        if (!type.IsSubclassOf(typeof(Delegate)))
            return [.. Enumerable.Repeat(type, parameters), typeof(object)];
        var invoke = type.GetMethod("Invoke")!;
        var types = Array.ConvertAll(invoke.GetParameters(), static parameter => parameter.ParameterType);
        if (types.Length != parameters || Array.Exists(types, static one => one.IsByRef))
            throw new ArgumentException($"{type} is not a delegate type of {parameters} parameters that are passed by value.");
        return [.. types, invoke.ReturnType];
    }

    /// <summary>Records it as a plan of its own.</summary>
    /// <param name="inputs">What goes with the code.</param>
    public byte[] Write(out IReadOnlyList<object?> inputs)
    {
        var recorder = new Recorder();
        recorder.Run(Lambda, () => recorder.Plan.Result = Record(recorder));
        var code = PlanWriter.Write(recorder.Plan, out var recorded);
        inputs = [.. recorded.Select(Known)];
        return code;
    }

    // The owner may call the function after the answer that a promise names has been dropped.
    private object? Known(object? input) => input switch
    {
        IPromised promise when promise.TryGetValue(out var value) => value,
        IPromised => throw new RemotePlanException("A function that the owner keeps uses a promise whose value is not there.", "Await the promise first.", Lambda),
        _ => input,
    };

    /// <summary>Records it as a delegate of the owner's.</summary>
    public object Record(Recorder recorder)
    {
        var parameters = Enumerable.Repeat<Pattern>(LeafPattern.Instance, Signature.Length - 1).ToArray();
        var block = recorder.Function(this, parameters, out var returns);
        if (returns is CompositePattern { Kind: RowKind.Anonymous })
            throw recorder.Refuse("Remote.Fn returns an anonymous object, which the owner's code could not use.", "Return a value or a tuple, or use Remote.Query.");
        return recorder.Emit(StepKind.Function, [.. Signature], blocks: [block]).Origin;
    }

    /// <inheritdoc/>
    public override string ToString() => Lambda;
}
