using System.Runtime.CompilerServices;

namespace DynRemote.Tests.Conformance.Differential;

/// <summary>The pieces of C# for one family of objects. A class that derives from it is thereby a part of the suite and of its page.</summary>
internal abstract class LineTable
{
    private readonly List<Scenario> _scenarios = [];

    /// <summary>What the family is called on the page.</summary>
    public abstract string Title { get; }

    /// <summary>The scenarios, in the order in which the table has them.</summary>
    public IReadOnlyList<Scenario> Scenarios
    {
        get
        {
            if (_scenarios.Count == 0)
                Write();
            return _scenarios;
        }
    }

    /// <summary>Says what is run on what.</summary>
    protected abstract void Write();

    /// <summary>Begins the lines of a kind of object.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="create">Makes one.</param>
    /// <param name="source">Is filled in by the compiler.</param>
    protected LinesOf<T> Of<T>(string name, Func<T> create, [CallerArgumentExpression(nameof(create))] string source = "")
        where T : notnull => new(name, source, create, _scenarios);
}
