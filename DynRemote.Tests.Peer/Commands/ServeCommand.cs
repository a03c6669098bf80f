using DynRemote.Transport;

namespace DynRemote.Tests.Peer.Commands;

/// <summary>
/// <c>serve [safe|marked|full]</c>: offers a <see cref="PeerRoot"/> under the policy, prints the endpoint, and ends when its input does.
/// </summary>
internal sealed class ServeCommand : PeerCommand
{
    public override string Name => "serve";

    public override async Task<int> RunAsync(string[] args)
    {
        var policy = args.FirstOrDefault() switch
        {
            null or "safe" => AccessPolicy.Safe,
            "marked" => AccessPolicy.Marked,
            "full" => AccessPolicy.Full,
            var other => throw new ArgumentException($"There is no policy '{other}'."),
        };
        var root = new PeerRoot();
        await using var host = RemoteHost.Listen("tcp://127.0.0.1:0", root, new RemoteOptions { Policy = policy });
        host.Exports["shop"] = root.Shop;
        host.Exports["guests"] = root.Guests;
        await SayAndWaitForTheEndAsync(host.Endpoint);
        return 0;
    }
}
