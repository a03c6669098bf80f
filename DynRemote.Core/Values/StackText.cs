using System.Runtime.ExceptionServices;

namespace DynRemote.Values;

/// <summary>
/// The stack of an exception as text, of bounded length: an exception that passes through many calls to and fro gains a piece at each.
/// </summary>
internal static class StackText
{
    private const int MaxLength = 16 * 1024;

    /// <summary>Keeps where it was thrown and where it was last.</summary>
    internal static string Shorten(string stack)
    {
        if (stack.Length <= MaxLength)
            return stack;
        const int Half = MaxLength / 2;
        return $"{stack[..Half]}{Environment.NewLine}   … {stack.Length - MaxLength} characters left out …{Environment.NewLine}{stack[^Half..]}";
    }

    /// <summary>Puts a remote stack in front of the local one.</summary>
    internal static void Attach(Exception exception, string? stack)
    {
        if (!string.IsNullOrEmpty(stack))
            ExceptionDispatchInfo.SetRemoteStackTrace(exception, Shorten(stack));
    }
}
