namespace DynRemote.Tests.Conformance.Differential;

/// <summary>A run on a proxy, and what it cost.</summary>
/// <param name="Outcome">What it came to.</param>
/// <param name="RoundTrips">How many round trips it took.</param>
/// <param name="Operations">How many operations the compiler made of it that a proxy took part in; not known before the call sites have been seen once.</param>
internal sealed record RemoteRun(Outcome Outcome, long RoundTrips, int Operations);
