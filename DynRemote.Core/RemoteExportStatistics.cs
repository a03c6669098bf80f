namespace DynRemote;

/// <summary>The exported objects of one type.</summary>
/// <param name="TypeName">The type's full name.</param>
/// <param name="Objects">How many objects of the type the peer holds.</param>
/// <param name="References">How often they have been named to the peer and not given back yet.</param>
/// <param name="OldestAge">How long the oldest has been exported.</param>
public sealed record RemoteExportStatistics(string TypeName, int Objects, long References, TimeSpan OldestAge);
