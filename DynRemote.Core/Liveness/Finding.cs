namespace DynRemote.Liveness;

/// <summary>What <see cref="Silence"/> makes of a <see cref="Sighting"/>.</summary>
internal enum Finding
{
    /// <summary>All is well, or it is too early to tell.</summary>
    Nothing,

    /// <summary>The peer should be asked for a sign of life, so that something is there to be acknowledged.</summary>
    AskForASign,

    /// <summary>The peer's machine is gone.</summary>
    MachineIsGone,

    /// <summary>The peer's program has been silent for longer than it may.</summary>
    ProgramIsSilent,

    /// <summary>No call waits and nothing has been on its way for a while: there is nothing to look after.</summary>
    NothingToSee,
}
