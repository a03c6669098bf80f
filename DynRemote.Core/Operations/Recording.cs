namespace DynRemote.Operations;

/// <summary>Which recorder the operations of this thread go to.</summary>
internal static class Recording
{
    /// <summary>The recorder of the lambda that runs on this thread; <see langword="null"/> where operations are sent.</summary>
    [ThreadStatic]
    public static IRecorder? Current;
}
