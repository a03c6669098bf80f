using System.Runtime.CompilerServices;

namespace DynRemote.Values;

/// <summary>
/// The fields of exceptions that their public members show only in a processed form: <see cref="Exception.Message"/> of an
/// <see cref="ArgumentException"/> adds the parameter name, and the constructors of each type put their message elsewhere. What was given
/// must be sent, to be processed again in the same way.
/// </summary>
internal static class ExceptionFields
{
    /// <summary>The message as given to the constructor; <see langword="null"/> where the type has one by default.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_message")]
    internal static extern ref string? Message(Exception exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_innerException")]
    internal static extern ref Exception? Inner(Exception exception);

    /// <summary>The frames of the local stack trace, in the runtime's own form.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_stackTrace")]
    internal static extern ref object? Stack(Exception exception);

    /// <summary>The local stack trace as text, where it exists only as such.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_stackTraceString")]
    internal static extern ref string? StackString(Exception exception);

    /// <summary>The text in front of the local stack trace.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_remoteStackTraceString")]
    internal static extern ref string? RemoteStack(Exception exception);

    /// <summary>The token that was canceled.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_cancellationToken")]
    internal static extern ref CancellationToken Token(OperationCanceledException exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_paramName")]
    internal static extern ref string? ParamName(ArgumentException exception);
}
