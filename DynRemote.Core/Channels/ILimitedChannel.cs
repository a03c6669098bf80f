namespace DynRemote.Channels;

/// <summary>A channel that can refuse a message that the peer would not accept, so that such a message costs its call and not the connection.</summary>
internal interface ILimitedChannel
{
    /// <summary>Messages sent from now on keep to these limits of the peer's, too. Called once, by the thread that reads.</summary>
    void KeepTo(RemoteLimits peer);
}
