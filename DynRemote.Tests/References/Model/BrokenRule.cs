namespace DynRemote.Tests.References.Model;

/// <summary>The rule of reference counting that a run of the model leaves out, to show that the model would notice.</summary>
public enum BrokenRule
{
    /// <summary>None: the rules as they are.</summary>
    None,

    /// <summary>The owner counts an object once a message, however often the message names it.</summary>
    CountsOncePerMessage,

    /// <summary>An encoding that fails half-way leaves its counts behind.</summary>
    NoRollback,

    /// <summary>The holder counts only the occurrence for which it makes a proxy.</summary>
    CountsOnlyNewProxies,

    /// <summary>The holder gives back "everything" instead of what it has counted.</summary>
    ReleasesWithoutCount,

    /// <summary>Draining a hint does not look whether the entry has a live proxy again.</summary>
    NoRecheck,

    /// <summary>Draining a hint does not mind that a proxy is just being made.</summary>
    IgnoresMakers,

    /// <summary>A sender lets go of a proxy before the message that names it is in the queue.</summary>
    SenderLetsGo,
}
