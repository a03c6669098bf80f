namespace DynRemote.Access;

/// <summary>What is already decided of one member on one type. Only what is allowed is remembered: a refusal is rare, slow anyhow, and logged each time.</summary>
internal sealed class MemberDecisions
{
    /// <summary>A bit for each kind that is allowed. Bits are only added, atomically.</summary>
    private int _allowed;

    /// <summary>0 unknown, 1 visible, -1 not. Written by any thread that has found out; all find the same.</summary>
    private int _visible;

    /// <summary>Whether a kind of use is known to be allowed.</summary>
    public bool IsAllowed(AccessKind kind) => (Volatile.Read(ref _allowed) & (1 << (int)kind)) != 0;

    /// <summary>Remembers that a kind of use is allowed.</summary>
    public void Allow(AccessKind kind) => Interlocked.Or(ref _allowed, 1 << (int)kind);

    /// <summary>Whether the member can be seen, <see langword="null"/> while nobody has asked. Two threads that find out both find the same.</summary>
    public bool? IsVisible
    {
        get => Volatile.Read(ref _visible) switch
        {
            0 => null,
            var known => known > 0,
        };
        set => Volatile.Write(ref _visible, value == true ? 1 : -1);
    }
}
