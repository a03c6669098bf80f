using System.Runtime.CompilerServices;

namespace DynRemote.Tests.Conformance.Differential;

/// <summary>A piece of C# that comes to something else on a proxy, and must.</summary>
/// <param name="Scenario">The piece, and what it is run on.</param>
/// <param name="Reason">Why it differs.</param>
/// <param name="Instead">What to write where the local meaning is wanted; empty where nothing else is.</param>
internal sealed record Difference(Scenario Scenario, string Reason, string Instead)
{
    /// <summary>The name of the test.</summary>
    public override string ToString() => Scenario.ToString();

    /// <summary>A piece of C# with a result.</summary>
    public static Difference Of<T>(
        string name,
        Func<T> create,
        Func<dynamic, object?> line,
        string reason,
        string instead = "",
        [CallerArgumentExpression(nameof(create))] string createSource = "",
        [CallerArgumentExpression(nameof(line))] string source = "")
        where T : notnull
    {
        var scenarios = new List<Scenario>();
        new LinesOf<T>(name, createSource, create, scenarios).Gives(line, source);
        return new Difference(scenarios[0], reason, instead);
    }
}
