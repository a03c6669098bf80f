using DynRemote.Transport;

namespace DynRemote.Tests.Peer.Commands;

/// <summary>
/// <c>be-called &lt;endpoint&gt;</c>: passes callbacks to a host that never return, on three threads, says so, and waits to be killed.
/// </summary>
internal sealed class CallbackHostCommand : PeerCommand
{
    /// <summary>Never set.</summary>
    private static readonly ManualResetEvent Forever = new(false);

    public override string Name => "be-called";

    public override async Task<int> RunAsync(string[] args)
    {
        await using var connection = await RemoteClient.ConnectAsync(args[0]);
        var root = connection.Root;
        for (var thread = 0; thread < 3; thread++)
            new Thread(() => root.CallBack((Action)(() => Forever.WaitOne()))) { IsBackground = true }.Start();
        await SayAndWaitForTheEndAsync("calling");
        return 0;
    }
}
