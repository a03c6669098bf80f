namespace DynRemote.Tests.Conformance.Differential;

/// <summary>A piece of C# that the compiler refuses where <c>x</c> is <c>dynamic</c>, whatever the object.</summary>
/// <param name="Line">The piece.</param>
/// <param name="Code">The compiler's error.</param>
/// <param name="Reason">What the compiler says, in short.</param>
/// <param name="Instead">C# that it takes.</param>
internal sealed record Refusal(string Line, string Code, string Reason, string Instead)
{
    /// <summary>The name of the test.</summary>
    public override string ToString() => Line;
}
