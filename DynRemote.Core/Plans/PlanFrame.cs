namespace DynRemote.Plans;

/// <summary>The values of one call of a function, or of the plan. Written by the thread that makes the call; what is read by others was written before.</summary>
/// <param name="slots">How many values.</param>
/// <param name="outer">The frame of the function around it.</param>
internal sealed class PlanFrame(int slots, PlanFrame? outer)
{
    /// <summary>The values.</summary>
    public object?[] Slots { get; } = new object?[slots];

    /// <summary>The frame so many functions further out.</summary>
    public PlanFrame Outward(int levels)
    {
        var frame = this;
        for (; levels > 0; levels--)
            frame = frame._outer!;
        return frame;
    }

    private readonly PlanFrame? _outer = outer;
}
