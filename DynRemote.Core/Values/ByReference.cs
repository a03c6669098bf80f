namespace DynRemote.Values;

/// <summary>Marks an object that is to travel as a reference although its type is a value's.</summary>
/// <param name="Target">The object.</param>
internal sealed record ByReference(object Target) : IStandIn;
