namespace DynRemote.Tests.Conformance.Differential;

/// <summary>What a run came to, as text that tells different things apart.</summary>
/// <param name="Result">The result, or the exception.</param>
/// <param name="Target">The object afterwards.</param>
/// <param name="Argument">The caller's own argument afterwards.</param>
internal sealed record Outcome(string Result, string Target, string Argument)
{
    private const string BindingFailure = "throws RuntimeBinderException: ";

    /// <summary>
    /// Whether the outcome on a proxy is the same as this one, on the object itself. A failed binding begins as it does locally, and may go on to say more in
    /// further lines.
    /// </summary>
    public bool IsMetBy(Outcome remote) =>
        (Result == remote.Result || (Result.StartsWith(BindingFailure, StringComparison.Ordinal) && remote.Result.StartsWith(Result + '\n', StringComparison.Ordinal)))
        && Target == remote.Target
        && Argument == remote.Argument;

    /// <inheritdoc/>
    public override string ToString() => $"{Result}\n    x {Target}" + (Argument == "null" ? "" : $"\n    a {Argument}");
}
