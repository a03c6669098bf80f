using DynRemote.Tests.Peer.Commands;

// The other process of the tests. The first argument names a command: each is a class of its own in the folder Commands.
return await PeerCommand.RunCommandAsync(args);
