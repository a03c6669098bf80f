namespace DynRemote.Analyzers;

/// <summary>Where a dynamic value comes from, as far as the source shows it.</summary>
internal enum ValueOrigin
{
    /// <summary>An ordinary value, or one that may be anything.</summary>
    Other,

    /// <summary>Of a variable: nothing tells. It may be a reference.</summary>
    Unknown,

    /// <summary>The async view: a promise of what will be there later.</summary>
    Async,

    /// <summary>A recording: a placeholder of what will be there when the plan runs.</summary>
    Recorded,
}
