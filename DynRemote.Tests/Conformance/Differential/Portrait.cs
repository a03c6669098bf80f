using System.Collections;
using System.Runtime.CompilerServices;

namespace DynRemote.Tests.Conformance.Differential;

/// <summary>
/// Describes an object, or what a peer has in its hand for one, in words that are the same for both: values by type and bits, references by their type, their
/// elements and their text, for which a proxy is asked the same questions as the object itself.
/// </summary>
/// <param name="hand">What a piece of C# was run on; it is called <c>x</c> where it is met again.</param>
/// <param name="argument">The caller's own argument; it is called <c>a</c>.</param>
internal sealed class Portrait(object? hand = null, object? argument = null)
{
    /// <summary>More elements than this are not looked at: a sequence may have no end.</summary>
    private const int MostElements = 40;

    private const int MostLevels = 6;

    private int _level;

    /// <summary>Describes an object.</summary>
    public string Of(object? value)
    {
        if (value is null)
            return "null";
        // Not for strings: which of two equal ones it is, is nobody's business.
        if (ReferenceEquals(value, hand) && value is not string)
            return "x";
        if (ValueText.Of(value) is { } text)
            return text;
        if (ReferenceEquals(value, argument))
            return "a";
        if (_level == MostLevels)
            return "…";
        _level++;
        try
        {
            return value switch
            {
                Nothing => "done",
                Exception exception => Failure(exception),
                ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Of(tuple[i])))})",
                _ when value.GetType().IsGenericType && value.GetType().GetGenericTypeDefinition() == typeof(KeyValuePair<,>) =>
                    $"[{Of(((dynamic)value).Key)}, {Of(((dynamic)value).Value)}]",
                _ => Reference(value),
            };
        }
        finally
        {
            _level--;
        }
    }

    /// <summary>Describes an exception that was thrown.</summary>
    public static string Failure(Exception exception)
    {
        var type = TypeName.Short(exception is RemoteException { TypeName: { Length: > 0 } own } ? own : exception.GetType().ToString());
        var text = $"{type}: {exception.Message}";
        return exception switch
        {
            // Its inner exceptions are in its message.
            AggregateException => text,
            { InnerException: { } inner } => $"{text} <- {Failure(inner)}",
            _ => text,
        };
    }

    private string Reference(object value)
    {
        var proxy = Remote.IsRemote(value) && value is RemoteObject ? value : null;
        if (proxy is RemoteType token)
            return $"typeof({TypeName.Short(token.FullName)})";
        var name = proxy is null ? value.GetType().ToString() : Remote.TypeOf(proxy).FullName;
        if (proxy is not null && Remote.TypeOf(proxy).Is(typeof(Exception).FullName!))
            return $"{TypeName.Short(name)}: {((dynamic)proxy).Message}";
        if (value is Delegate || (proxy is not null && Remote.TypeOf(proxy).Is(typeof(Delegate).FullName!)))
            return $"a {TypeName.Short(name)}";
        if (value is Task || (proxy is not null && Remote.TypeOf(proxy).Is(typeof(Task).FullName!)))
            return $"a task: {Result((dynamic)value)}";
        if (value is IEnumerable || (proxy is not null && Remote.TypeOf(proxy).Is(typeof(IEnumerable).FullName!)))
            return $"{TypeName.Short(name)} [{Elements(proxy is null ? (IEnumerable)value : (IEnumerable)(dynamic)proxy)}]";
        var text = proxy is null ? value.ToString() : (string?)((dynamic)proxy).ToString();
        return text == name ? $"a {TypeName.Short(name)}" : $"{TypeName.Short(name)} {ValueText.Quoted(text)}";
    }

    private string Elements(IEnumerable sequence)
    {
        var elements = new List<string>();
        foreach (var element in sequence)
        {
            if (elements.Count == MostElements)
            {
                elements.Add("…");
                break;
            }
            elements.Add(Of(element));
        }
        return string.Join(", ", elements);
    }

    private string Result(dynamic task)
    {
        if (!(bool)task.IsCompleted)
            return "not done";
        if ((bool)task.IsFaulted)
            return Of(task.Exception.InnerException);
        if ((bool)task.IsCanceled)
            return "canceled";
        var type = task is Task own ? own.GetType().ToString() : (string)Remote.TypeOf((object)task).FullName;
        return type.Contains("VoidTaskResult", StringComparison.Ordinal) || type == typeof(Task).ToString() ? "done" : Of((object?)task.Result);
    }
}
