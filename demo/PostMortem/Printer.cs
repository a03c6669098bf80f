using System.Collections;
using System.Globalization;

namespace DynRemote.Demo;

/// <summary>Values and remote objects, as text for a person.</summary>
internal static class Printer
{
    private const int MostElements = 10;

    /// <summary>The object on one line.</summary>
    public static string Line(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        char letter => $"'{letter}'",
        Exception exception => $"{Traceback.TypeNameOf(exception)}: {exception.Message}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        RemoteObject remote => Line(remote),
        _ => value.ToString() ?? "",
    };

    /// <summary>The object with the first elements that it has.</summary>
    public static IEnumerable<string> Lines(object? value)
    {
        yield return Line(value);
        if (value is not RemoteObject remote || !IsSequence(remote))
            yield break;

        var index = 0;
        foreach (var element in (IEnumerable)(dynamic)remote)
        {
            if (index == MostElements)
            {
                yield return "  …";
                yield break;
            }
            yield return $"  [{index++}] {Line(element)}";
        }
    }

    /// <summary>Whether what a member gave is a method, which can be called but says nothing by itself.</summary>
    public static bool IsMethod(object? value) => value is not RemoteObject && Remote.IsRemote(value);

    private static string Line(RemoteObject remote)
    {
        var type = Remote.TypeOf(remote);
        var text = remote.ToString();
        return text == type.FullName || IsSequence(remote) ? $"{{{type.FullName}}}" : $"{{{type.Name}}} {text}";
    }

    private static bool IsSequence(RemoteObject remote) => Remote.Is(remote, "System.Collections.IEnumerable");
}
