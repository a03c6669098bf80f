using DynRemote.Transport;

namespace DynRemote.Tests.Peer.Commands;

/// <summary><c>listen &lt;endpoint&gt;</c>: adds a handler to the event <c>Said</c> of a host's root, says so, and waits to be ended or killed.</summary>
internal sealed class ListenCommand : PeerCommand
{
    public override string Name => "listen";

    public override async Task<int> RunAsync(string[] args)
    {
        await using var connection = await RemoteClient.ConnectAsync(args[0]);
        var root = connection.Root;
        root.Said += (Action<string>)(text => root.Note($"heard {text}"));
        await SayAndWaitForTheEndAsync("listening");
        return 0;
    }
}
