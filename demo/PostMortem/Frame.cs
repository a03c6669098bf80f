namespace DynRemote.Demo;

/// <summary>A frame of the remote stack: the live <see cref="System.Diagnostics.StackFrame"/> at the host, and what was asked of it.</summary>
/// <param name="Live">The frame.</param>
/// <param name="Thrown">What went through it, as "type: message".</param>
/// <param name="Method">The method, with its type.</param>
/// <param name="File">The source file at the host; null where that is not known.</param>
/// <param name="Line">The line.</param>
internal sealed record Frame(dynamic Live, string Thrown, string Method, string? File, int Line)
{
    public string Place => File is null ? "" : $"{File[(File.LastIndexOfAny(['/', '\\']) + 1)..]}:{Line}";
}
