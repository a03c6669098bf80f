namespace DynRemote;

/// <summary>
/// An exception of a type that this process does not rebuild, thrown by the peer's code; and the base of the exceptions of DynRemote itself.
/// </summary>
/// <remarks>
/// <see cref="Exception.Message"/> is exactly the remote message, the remote stack trace stands in front of the local one in
/// <see cref="Exception.StackTrace"/>, and <see cref="Exception.InnerException"/> continues the remote chain.
/// </remarks>
public class RemoteException : Exception
{
    /// <summary>
    /// The key in <see cref="Exception.Data"/> under which an exception that is rebuilt as its own type, such as
    /// <see cref="InvalidOperationException"/>, keeps the live exception object at the peer: what <see cref="Remote"/> is here.
    /// </summary>
    public const string RemoteDataKey = "DynRemote.Remote";

    private readonly IReadOnlyList<string> _typeNames;

    /// <summary>Makes an exception of DynRemote itself.</summary>
    /// <param name="message">What happened, and what to do about it.</param>
    /// <param name="innerException">The cause, or <see langword="null"/>.</param>
    public RemoteException(string? message, Exception? innerException = null)
        : base(message, innerException) => _typeNames = [];

    internal RemoteException(string? message, IReadOnlyList<string> typeNames, object? remote, Exception? innerException)
        : base(message, innerException)
    {
        _typeNames = typeNames;
        Remote = remote;
    }

    /// <summary>The full name of the exception's type at the peer; the name of this type where DynRemote itself is the source.</summary>
    public string TypeName => _typeNames.Count > 0 ? _typeNames[0] : GetType().FullName!;

    /// <summary>
    /// The live exception object at the peer, a proxy, for a look at what failed; <see langword="null"/> where DynRemote itself is the source
    /// or the peer's options withhold it.
    /// </summary>
    public dynamic? Remote { get; }

    /// <summary>The full names of the remote type and its bases; empty where DynRemote itself is the source.</summary>
    internal IReadOnlyList<string> TypeNames => _typeNames;

    /// <summary>Tells whether the remote exception is of the named type or of one derived from it.</summary>
    /// <param name="typeName">A full name such as <c>"Shop.OrderException"</c>; case matters.</param>
    public bool Is(string typeName)
    {
        ArgumentNullException.ThrowIfNull(typeName);
        if (_typeNames.Contains(typeName, StringComparer.Ordinal))
            return true;
        for (var type = GetType(); type is not null && _typeNames.Count == 0; type = type.BaseType)
        {
            if (type.FullName == typeName)
                return true;
        }
        return false;
    }
}
