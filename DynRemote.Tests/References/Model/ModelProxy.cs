namespace DynRemote.Tests.References.Model;

/// <summary>A proxy whose life the model decides on, in the garbage collector's place.</summary>
internal sealed class ModelProxy(long id, Action hint, Func<bool> isReleased)
{
    public long Id { get; } = id;

    /// <summary>How many variables, stack frames and half-encoded messages hold it.</summary>
    public int Holds { get; set; }

    /// <summary>The collector has found that nothing holds it, and has cleared the weak references to it.</summary>
    public bool IsDead { get; set; }

    /// <summary>The holder has given it back by hand.</summary>
    public bool WasReleased { get; set; }

    /// <summary>What its entry says of that.</summary>
    public bool IsReleased => isReleased();

    /// <summary>What its finalizer does.</summary>
    public void Hint() => hint();
}
