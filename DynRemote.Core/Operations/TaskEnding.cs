namespace DynRemote.Operations;

/// <summary>
/// Tasks that end as another one does: with what its result becomes, canceled as it is, or with all of its exceptions. Of these <see langword="await"/> would pass on
/// the first, and take an <see cref="OperationCanceledException"/> for a cancellation.
/// </summary>
internal static class TaskEnding
{
    /// <summary>A task that ends as another one. It is one of its own: nobody else has it, as the framework's ready-made tasks of small numbers are everybody's.</summary>
    /// <param name="source">That one.</param>
    /// <param name="convert">What its result becomes. What it throws is how the task ends.</param>
    public static Task<T> Of<T>(Task<object?> source, Func<object?, T> convert) => EndAsync(source, convert).Unwrap();

    private static async Task<Task<T>> EndAsync<T>(Task<object?> source, Func<object?, T> convert)
    {
        await ((Task)source).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!source.IsCompletedSuccessfully)
            return Failure.Of(source).AsTask<T>();
        var own = new TaskCompletionSource<T>();
        own.SetResult(convert(source.Result));
        return own.Task;
    }
}
