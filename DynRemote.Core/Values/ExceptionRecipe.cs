namespace DynRemote.Values;

/// <summary>How one type of exception is taken apart and rebuilt.</summary>
/// <param name="Type">Exactly this type.</param>
/// <param name="Extras">What it holds beside what every exception holds.</param>
/// <param name="Make">Makes it again of the message as it was given to the constructor and of the extras, any of which may be
/// missing.</param>
internal sealed record ExceptionRecipe(Type Type, Func<Exception, object?[]> Extras, Func<string?, ExceptionExtras, Exception> Make)
{
    private static readonly Func<Exception, object?[]> NoExtras = _ => [];

    /// <summary>A type that holds only what every exception holds.</summary>
    internal static ExceptionRecipe Plain<T>() where T : Exception, new() =>
        new(typeof(T), NoExtras, (message, _) => WithMessage(new T(), message));

    /// <summary>A type that holds more.</summary>
    internal static ExceptionRecipe Of<T>(Func<T, object?[]> extras, Func<string?, ExceptionExtras, T> make) where T : Exception =>
        new(typeof(T), exception => extras((T)exception), (message, values) => WithMessage(make(message, values), message));

    /// <summary>An <see cref="ArgumentException"/>, whose message shows the parameter.</summary>
    internal static ExceptionRecipe Argument<T>() where T : ArgumentException, new() => Of<T>(exception => [exception.ParamName], (_, extras) =>
    {
        var exception = new T();
        ExceptionFields.ParamName(exception) = extras.Text(0);
        return exception;
    });

    private static Exception WithMessage(Exception exception, string? message)
    {
        ExceptionFields.Message(exception) = message;
        return exception;
    }
}
