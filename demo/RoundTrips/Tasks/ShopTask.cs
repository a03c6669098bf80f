namespace DynRemote.Demo.Tasks;

/// <summary>Something to do in the shop, in several ways.</summary>
internal abstract class ShopTask
{
    public abstract string Title { get; }

    /// <summary>What is wanted, in a line.</summary>
    public abstract string Story { get; }

    /// <summary>The ways to write it; each is given a shop that has just opened.</summary>
    public abstract IReadOnlyList<Way> Ways { get; }

    /// <summary>What has come of it: the same for all ways. It is the result, unless the task was to change something.</summary>
    public virtual string Outcome(dynamic shop, string result) => result;
}
