using System.Runtime.ExceptionServices;

namespace DynRemote.Values;

/// <summary>
/// The stack of an exception as text, of bounded length: an exception that passes through many calls to and fro gains a piece at each.
/// </summary>
internal static class StackText
{
    private const int MaxLength = 16 * 1024;

    private static readonly string Gap = $"{Environment.NewLine}   … the middle of a long way is left out …{Environment.NewLine}";

    /// <summary>Keeps where it was thrown and where it was last.</summary>
    internal static string Shorten(string stack)
    {
        if (stack.Length <= MaxLength)
            return stack;
        // The result is no longer than what is taken as it is, so that a text that is passed on is cut once and not at each station.
        var half = (MaxLength - Gap.Length) / 2;
        return string.Concat(stack.AsSpan(0, half), Gap, stack.AsSpan(stack.Length - half));
    }

    /// <summary>Puts a remote stack in front of the local one.</summary>
    internal static void Attach(Exception exception, string? stack)
    {
        if (!string.IsNullOrEmpty(stack))
            ExceptionDispatchInfo.SetRemoteStackTrace(exception, Shorten(stack));
    }

    /// <summary>
    /// An exception of this side has come back and is about to be thrown on. It gains the frames of one more way each time, and the runtime keeps all of
    /// them and writes all of them out at the next station: with many calls inside each other, that takes time in the square of their number. So once they
    /// are many, their shortened text takes their place.
    /// </summary>
    /// <param name="exception">The exception.</param>
    /// <param name="stack">Its way so far as the peer tells it, or <see langword="null"/> where it does not.</param>
    internal static void Compact(Exception exception, string? stack)
    {
        stack ??= exception.StackTrace;
        if (stack is null || stack.Length <= MaxLength / 2)
            return;
        ExceptionFields.Stack(exception) = null;
        ExceptionFields.StackString(exception) = null;
        ExceptionFields.RemoteStack(exception) = Shorten(stack) + Environment.NewLine;
    }
}
