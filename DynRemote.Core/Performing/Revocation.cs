using Microsoft.Extensions.Logging.Abstractions;

namespace DynRemote.Performing;

/// <summary>Whether a view, and all that were made of it, may still be used; and the handlers that were added through them.</summary>
/// <param name="outer">The revocation of the view that this one was made of.</param>
internal sealed class Revocation(Revocation? outer)
{
    private readonly Lingering _handlers = new(NullLogger.Instance);

    /// <summary>Set once, by any thread.</summary>
    private volatile bool _isRevoked;

    /// <summary>Whether it has been revoked, or what it was made of has.</summary>
    public bool IsRevoked => _isRevoked || outer is { IsRevoked: true };

    /// <summary>Notes a handler, to be removed from its event when this is revoked; at once where it has been.</summary>
    public void Add(IDisposable handler)
    {
        _handlers.Add(handler);
        outer?.Add(handler);
    }

    /// <summary>The handler has been removed by whoever added it.</summary>
    public void Remove(IDisposable handler)
    {
        _handlers.Remove(handler);
        outer?.Remove(handler);
    }

    /// <summary>From here on nothing can be done through the views; what is being done goes on. Runs the remove accessors of events.</summary>
    public void Revoke()
    {
        _isRevoked = true;
        _handlers.EndAll();
    }
}
