namespace DynRemote.Values;

/// <summary>Several values as one, copied, with a reference where an element is none: a row or a sequence in the result of a plan.</summary>
/// <param name="Elements">The values. Whoever made the plan knows what they are.</param>
internal sealed record Row(object?[] Elements);
