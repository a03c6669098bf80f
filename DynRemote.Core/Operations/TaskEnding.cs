namespace DynRemote.Operations;

/// <summary>
/// Tasks that end as another one does: with what its result becomes, canceled as it is, or with all of its exceptions. Of these <see langword="await"/> would pass on
/// the first, and take an <see cref="OperationCanceledException"/> for a cancellation.
/// </summary>
internal static class TaskEnding
{
    /// <summary>A task that ends as another one.</summary>
    /// <param name="source">That one.</param>
    /// <param name="convert">What its result becomes. What it throws is how the task ends.</param>
    public static Task<T> Of<T>(Task<object?> source, Func<object?, T> convert) => EndAsync(source, convert).Unwrap();

    private static async Task<Task<T>> EndAsync<T>(Task<object?> source, Func<object?, T> convert)
    {
        await ((Task)source).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return source.IsCompletedSuccessfully ? Task.FromResult(convert(source.Result)) : Failure.Of(source).AsTask<T>();
    }
}
