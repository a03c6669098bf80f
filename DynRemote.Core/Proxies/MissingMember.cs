namespace DynRemote.Proxies;

/// <summary>
/// What a call site of another language is given in place of a result where the object does not have the member: then that language's own fallback decides,
/// be it an error of its own or a value that says so.
/// </summary>
internal sealed class MissingMember
{
    private MissingMember()
    {
    }

    /// <summary>The one that there is.</summary>
    public static MissingMember Instance { get; } = new();
}
