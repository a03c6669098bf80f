namespace DynRemote.Plans;

/// <summary>Steps that are done together: the plan, a function, the right side of <c>&amp;&amp;</c> or <c>||</c>, a branch. Used by the thread that records.</summary>
/// <param name="parent">The block around it; <see langword="null"/> for the plan.</param>
/// <param name="parameters">How many parameters it has, where it is a function.</param>
internal sealed class RecordedBlock(RecordedBlock? parent, int parameters = 0)
{
    /// <summary>The block around it.</summary>
    public RecordedBlock? Parent { get; set; } = parent;

    /// <summary>How many parameters it has.</summary>
    public int Parameters { get; } = parameters;

    /// <summary>The steps, in the order in which they are done.</summary>
    public List<RecordedStep> Steps { get; } = [];

    /// <summary>What it answers: an <see cref="Origin"/>, or an object that goes with the plan.</summary>
    public object? Result { get; set; }

    /// <summary>The step of <see cref="Parent"/> whose branch it is, where its steps may yet turn out to be needed outside.</summary>
    public RecordedStep? BranchOf { get; set; }

    /// <summary>Whether a value of another block is known in this one.</summary>
    public bool Sees(RecordedBlock other)
    {
        for (var block = this; block is not null; block = block.Parent)
        {
            if (ReferenceEquals(block, other))
                return true;
        }
        return false;
    }
}
