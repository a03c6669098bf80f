namespace DynRemote.Access;

/// <summary>Everything public is open.</summary>
internal sealed class FullRule : IAccessRule
{
    private FullRule()
    {
    }

    /// <summary>The only one.</summary>
    public static FullRule Instance { get; } = new();

    /// <inheritdoc/>
    public bool AllowsStatics => true;

    /// <inheritdoc/>
    public bool IgnoresNames => true;

    /// <inheritdoc/>
    public Verdict Judge(in AccessRequest request) => Verdict.Allow("AccessPolicy.Full opens everything public");
}
