namespace DynRemote.Proxies;

/// <summary>An object of this process that stands for a remote one: a typed facade, a sequence.</summary>
internal interface IProxyBacked
{
    /// <summary>The proxy behind it.</summary>
    object Origin { get; }
}
