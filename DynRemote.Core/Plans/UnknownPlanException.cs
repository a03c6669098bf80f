namespace DynRemote.Plans;

/// <summary>A plan is named that is not known here, or no longer. The one who named it sends it again: programs do not see this.</summary>
internal sealed class UnknownPlanException(Guid name) : Exception($"There is no plan {name} here, or no longer: send it again.");
