using System.Reflection;

namespace DynRemote.Tests.Conformance.Differential;

/// <summary>One piece of C#, and what it is run on: once on the object itself, once on what a peer has in its hand for the object.</summary>
/// <param name="Kind">What the object is.</param>
/// <param name="Source">The piece of C#, as the table has it; the object is <c>x</c>, the caller's own argument <c>a</c>.</param>
/// <param name="ArgumentSource">How the argument is made; <see langword="null"/> where there is none.</param>
/// <param name="NewArgument">Makes the caller's own argument anew for each run.</param>
/// <param name="Run">Runs the piece on the object in hand and the argument.</param>
/// <param name="Body">The method that the compiler made of the piece.</param>
internal sealed record Scenario(
    TargetKind Kind, string Source, string? ArgumentSource, Func<object?> NewArgument, Func<object, object?, object?> Run, MethodInfo Body)
{
    /// <summary>The name of the test.</summary>
    public override string ToString() => $"{Kind.Name}: {Source}";
}
