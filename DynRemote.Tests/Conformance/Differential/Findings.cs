using System.Collections.Concurrent;
using System.Globalization;
using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Conformance.Differential;

/// <summary>What became of the scenarios, each run once over a kind of channel, for the tests and for the page.</summary>
internal static class Findings
{
    private static readonly ConcurrentDictionary<(Scenario, Type), Finding> Known = new();

    /// <summary>Runs a scenario over a kind of channel unless it has been.</summary>
    public static Finding Of(Scenario scenario, IChannelPair channel) => Known.GetOrAdd((scenario, channel.GetType()), _ =>
    {
        // Texts of numbers and times depend on the culture, and so would the page; the owner's threads take theirs from the process.
        var (process, thread) = (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.CurrentCulture);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return Trial.Of(scenario, channel);
        }
        finally
        {
            (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.CurrentCulture) = (process, thread);
        }
    });
}
