namespace DynRemote.Liveness;

/// <summary>What the <see cref="Lookout"/> looks after.</summary>
internal interface ILookedAfter
{
    /// <summary>Looks at the connection. Must not block.</summary>
    /// <param name="now">The time, on a clock that never goes back.</param>
    /// <returns>False when there is nothing to look after any more.</returns>
    bool Look(TimeSpan now);
}
