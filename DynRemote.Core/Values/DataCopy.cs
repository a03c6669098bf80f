namespace DynRemote.Values;

/// <summary>What <c>Remote.ByValue</c> gives: an object that is to be sent as a copy of its data.</summary>
internal sealed record DataCopy(object? Source) : IStandIn;
