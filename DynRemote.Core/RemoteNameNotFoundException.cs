namespace DynRemote;

/// <summary>The peer exports nothing under the name that was asked for.</summary>
public sealed class RemoteNameNotFoundException : RemoteException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="name">The name that was asked for.</param>
    /// <param name="message">A message of its own, or <see langword="null"/> for the usual one.</param>
    public RemoteNameNotFoundException(string name, string? message = null)
        : base(message ?? $"The peer exports nothing named '{name}'. GetNames() lists what it exports.") => Name = name;

    /// <summary>The name that was asked for.</summary>
    public string Name { get; }
}
