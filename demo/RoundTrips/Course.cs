using System.Globalization;
using DynRemote.Demo.Link;
using DynRemote.Demo.Tasks;
using DynRemote.Transport;

namespace DynRemote.Demo;

/// <summary>Runs the ways of a task, each over a link, on a connection and in a shop of its own: none profits from what another has sent.</summary>
internal sealed class Course(string host, TimeSpan oneWay)
{
    /// <summary>
    /// Runs a way twice, of which the second time counts, the first is without a delay: what the runtime's compiler has to do for a line that it has not
    /// seen before is not what the wire costs.
    /// </summary>
    public async Task<Trial> RunAsync(ShopTask task, Way way)
    {
        await RunAsync(task, way, TimeSpan.Zero);
        return await RunAsync(task, way, oneWay);
    }

    private async Task<Trial> RunAsync(ShopTask task, Way way, TimeSpan delay)
    {
        var recording = new Recording();
        using var link = new SlowLink(host, delay, recording.Add);
        await using var conn = await RemoteClient.ConnectAsync(link.Endpoint);
        object shop = conn.Root.OpenShop();
        var (before, _) = recording.Settle(conn);

        var start = Clock.Now;
        var result = Text(await way.RunAsync(shop));
        var duration = Clock.Now - start;
        var (after, packets) = recording.Settle(conn);

        return new Trial(way, task.Outcome(shop, result), start, duration, after - before, packets);
    }

    // What is remote in it is asked for here, so that it counts as well.
    private static string Text(object? result) => result switch
    {
        string text => text,
        IEnumerable<object> several => string.Join(", ", several.Select(Text)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => result?.ToString() ?? "nothing",
    };
}
