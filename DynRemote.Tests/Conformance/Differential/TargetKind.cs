namespace DynRemote.Tests.Conformance.Differential;

/// <summary>A kind of object that pieces of C# are run on.</summary>
/// <param name="name">What it is, as the page calls it.</param>
/// <param name="source">The C# that makes one.</param>
internal abstract class TargetKind(string name, string source)
{
    /// <summary>What it is, as the page calls it.</summary>
    public string Name { get; } = name;

    /// <summary>The C# that makes one.</summary>
    public string Source { get; } = source;

    /// <summary>The policy of the owner; <see cref="AccessPolicy.Safe"/> unless reflection, statics or constructors are the point.</summary>
    public AccessPolicy Policy { get; protected set; } = AccessPolicy.Safe;

    /// <summary>Whether an object that would cross as a copy goes by reference.</summary>
    public bool IsByReference { get; protected set; }

    /// <summary>Whether the owner runs all requests one after the other on one thread, for objects that belong to a thread.</summary>
    public bool IsOfOneThread { get; protected set; }

    /// <summary>Makes a fresh object.</summary>
    public abstract object Create();

    /// <summary>What can be seen of the object after a run.</summary>
    public abstract object? Look(object target);

    /// <summary>Ends an object.</summary>
    public abstract void End(object target);
}
