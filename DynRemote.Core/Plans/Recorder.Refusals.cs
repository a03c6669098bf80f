using System.Collections;
using DynRemote.Binding;
using DynRemote.Messages;
using DynRemote.Operations;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Plans;

/// <content>What cannot be recorded, and what to write instead.</content>
internal sealed partial class Recorder
{
    /// <summary>An exception that shows the lambda in which something went wrong.</summary>
    /// <param name="problem">What was done, and why it cannot be recorded.</param>
    /// <param name="remedy">What to write instead.</param>
    /// <param name="lambda">The lambda, where it is not the innermost that runs.</param>
    public RemotePlanException Refuse(string problem, string remedy, string? lambda = null) =>
        new(problem, remedy, string.Join("\n… inside ", lambda is null ? _lambdas : _lambdas.Prepend(lambda)));

    /// <inheritdoc/>
    public Exception RefuseConversion(Type type)
    {
        if (type == typeof(IEnumerable) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>)))
            return Refuse("A loop over a value that does not exist yet.", "Use Remote.Query(() => …) for what is done with each element, or walk the result of the plan.");
        if (type == typeof(bool))
            return Refuse("A value that does not exist yet is needed as a bool.", "Use && and ||, Remote.If(condition, a, b), or leave it dynamic.");
        if (type == typeof(IDisposable) || type == typeof(IAsyncDisposable))
            return Refuse("A using statement over a value that does not exist yet.", "Call its Dispose() as the last step of the plan, or use it outside of the plan.");
        if (type == typeof(string))
            return Refuse("A value that does not exist yet is needed as a string.", "Use Remote.Str($\"…\") for a text, Remote.Cast<string>(…) for a conversion, or leave it dynamic.");
        return Refuse($"A value that does not exist yet is needed as {type}.", $"Use Remote.Cast<{(type.IsGenericType ? TypeDisplay.Of(type) : type.Name)}>(…), leave it dynamic, or convert the result of the plan.");
    }

    /// <inheritdoc/>
    public Exception RefuseText() => Refuse(
        "The text of a value that does not exist yet is needed (an interpolated string, a concatenation, a log statement).",
        "Use Remote.Str($\"…\"), or make the text of the result of the plan.");

    /// <summary>Refuses to compare here, for a dictionary or a set.</summary>
    public Exception RefuseLookup() => Refuse(
        "A value that does not exist yet is compared here, or is a key of a dictionary or a set.",
        "Use == in the lambda, Remote.Query(collection).Contains(…) for a collection of this side, or the operators of a query (GroupBy, Join, Distinct, ToDictionary).");

    /// <summary>Refuses what holds placeholders and is none of the things that a plan can make at the owner.</summary>
    /// <param name="what">What it is, as the beginning of a sentence.</param>
    public RemotePlanException RefuseHolder(string what) => Refuse(
        $"{what} holds values that do not exist yet.",
        "Put them into an anonymous object, a tuple or an array, which the owner makes, and make the rest of the result of the plan.");

    /// <summary>Refuses to ask or copy here what the owner will have.</summary>
    public RemotePlanException RefuseUse() => Refuse(
        "A value that does not exist yet is asked about here, copied or sent.",
        "Let the owner do it, with a member of its objects or of such a value, or do it to the result of the plan.");

    /// <summary>Refuses an operator whose result a lambda would need at once.</summary>
    public Exception RefuseResult(string what) => Refuse(
        $"{what} inside of a recorded lambda would be needed at once.",
        "Leave the sequence as it is, it arrives with its elements, or use ToList outside of the lambda.");

    private RemotePlanException RefuseLocalOperation(RuntimeBinderException exception) => new(
        $"An operation on an object of this side cannot be bound, perhaps because it is given a value that does not exist yet: {exception.Message}",
        "Let the owner do it, with a member of its objects or of such a value; ask a collection of this side with Remote.Query(collection).Contains(…) and its kin; or do it to the result of the plan.",
        string.Join("\n… inside ", _lambdas),
        exception);

    private RemotePlanException RefuseBranch() => Refuse(
        "A branch (if, ?:, while, switch) on a value that does not exist yet.",
        "Use && and ||, or Remote.If(condition, a, b); both are evaluated by the owner, with the same short-circuit.");

    private static string Describe(in Operation operation) => operation.Kind switch
    {
        OperationKind.InvokeMember when operation.Name is nameof(Task.GetAwaiter) or nameof(Task.ConfigureAwait) => "await",
        OperationKind.Enumerate or OperationKind.Next => "Walking a sequence",
        OperationKind.Convert => "A conversion",
        _ => $"{operation.Kind}{(operation.Name is null ? "" : $" '{operation.Name}'")}",
    };
}
