namespace DynRemote.Promises;

/// <summary>Values that are not there yet, where a question is asked of a value.</summary>
internal static class Unanswered
{
    /// <summary>Refuses a promise or a placeholder: the answer would be about it, and not about what it stands for.</summary>
    /// <exception cref="ArgumentException">It is a promise.</exception>
    /// <exception cref="RemotePlanException">It is a placeholder.</exception>
    public static void Refuse(object? value, string parameter)
    {
        switch (value)
        {
            case RemotePromise:
                throw new ArgumentException("The value is a promise, and not there yet: await it first.", parameter);
            case RemotePlaceholder placeholder:
                throw placeholder.Refuse();
        }
    }
}
