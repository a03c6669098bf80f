using DynRemote.Exchange;

namespace DynRemote.Liveness;

/// <summary>What the <see cref="Watch"/> looks at.</summary>
internal interface IWatched
{
    /// <summary>How often reading has begun; see <see cref="ReaderRole.Uses"/>.</summary>
    long ReaderUses { get; }

    /// <summary>Whether nobody reads, waits for something to read, or is about to.</summary>
    bool IsUnread { get; }

    /// <summary>Gives the connection to a worker thread. Must not block.</summary>
    void Lead();

    /// <summary>
    /// Asked before the watch stops looking, since nothing has changed for a while: false marks the connection as unwatched, so that the next one who leaves
    /// it unread adds it again.
    /// </summary>
    bool StaysWatched();
}
