namespace DynRemote.Plans;

/// <summary>A function of a plan, with the values around it.</summary>
internal sealed class PlanFunction(PlanRun run, PlanBlock block, PlanFrame outer) : ElementFunction
{
    /// <inheritdoc/>
    public override object? Call(object? argument)
    {
        run.Budget.Enter();
        var frame = new PlanFrame(block.Slots, outer);
        frame.Slots[0] = argument;
        return run.Do(block, frame);
    }

    /// <inheritdoc/>
    public override object? Combine(object? first, object? second)
    {
        run.Budget.Enter();
        var frame = new PlanFrame(block.Slots, outer);
        frame.Slots[0] = first;
        frame.Slots[1] = second;
        return run.Do(block, frame);
    }

    /// <summary>Calls it with any number of arguments.</summary>
    public object? CallWith(object?[] arguments)
    {
        var current = run.IsOver ? run.Afterwards() : run;
        current.Budget.Enter();
        var frame = new PlanFrame(block.Slots, outer);
        arguments.CopyTo(frame.Slots, 0);
        return PlanRun.Argument(current.Do(block, frame));
    }

    /// <inheritdoc/>
    public override StaticType? ResultType(StaticType?[] parameters) => new PlanTypes(run.Inputs, outer).Of(block, parameters);
}
