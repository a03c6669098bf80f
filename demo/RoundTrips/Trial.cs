using DynRemote.Demo.Link;
using DynRemote.Demo.Tasks;

namespace DynRemote.Demo;

/// <summary>One run of one way: how long it took, and what went over the link meanwhile.</summary>
/// <param name="Way">The way.</param>
/// <param name="Outcome">What has come of it, as text.</param>
/// <param name="Start">When it began, on the clock of the packets.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Traffic">What the connection has counted.</param>
/// <param name="Packets">What the link has seen.</param>
internal sealed record Trial(Way Way, string Outcome, TimeSpan Start, TimeSpan Duration, Traffic Traffic, IReadOnlyList<Packet> Packets);
