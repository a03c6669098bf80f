using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Tests.Plans.Twins;

/// <summary>What a piece of code came to, as a text: values with their types, objects by their places, exceptions with type and message.</summary>
internal sealed class Outcome
{
    /// <summary>The objects and their proxies, which are held so that they stay the same, each with its place.</summary>
    private readonly Dictionary<object, int> _objects = new(ReferenceEqualityComparer.Instance);

    /// <summary>Makes one.</summary>
    /// <param name="pairs">Objects, each with its proxy.</param>
    public Outcome(IEnumerable<(object Here, object There)> pairs)
    {
        foreach (var (place, (here, there)) in pairs.Index())
            _objects[here] = _objects[there] = place;
    }

    /// <summary>Runs it.</summary>
    public string Of(Func<object?> code)
    {
        try
        {
            return Describe(code());
        }
        // C# itself says it in one way of a static type and in the other of dynamic; and LINQ in one where it walks the null that SelectMany got, in the other where it
        // counts it.
        catch (Exception exception) when (exception is NullReferenceException or ArgumentNullException { ParamName: "source" }
            || (exception is RuntimeBinderException && exception.Message.Contains("null reference", StringComparison.Ordinal)))
        {
            return "a member of null";
        }
        // In which words, depends in LINQ on whether it has a list at hand.
        catch (ArgumentOutOfRangeException exception) when (exception.ParamName == "index")
        {
            return "an element that is not there";
        }
        // The binder says more than C# does, below what C# says.
        catch (RuntimeBinderException exception)
        {
            return $"{exception.GetType()}: {exception.Message.Split('\n')[0]}";
        }
        catch (Exception exception) when (exception is not (RemotePlanException or ConnectionLostException or RemoteProtocolException))
        {
            return $"{exception.GetType()}: {exception.Message}";
        }
    }

    private string Describe(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case not null when _objects.TryGetValue(value, out var place):
                text.Append(CultureInfo.InvariantCulture, $"object {place}");
                break;
            case string or char or Guid or Enum or DateTime:
                text.Append(CultureInfo.InvariantCulture, $"{value.GetType().Name} \"{value}\"");
                break;
            case IFormattable or bool:
                text.Append(CultureInfo.InvariantCulture, $"{value.GetType().Name} {value}");
                break;
            case ITuple tuple:
                AppendAll(text, "tuple", Enumerable.Range(0, tuple.Length).Select(i => tuple[i]));
                break;
            case IEnumerable sequence:
                if (sequence.GetType().GetInterfaces().FirstOrDefault(static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IGrouping<,>)) is { } group)
                {
                    Append(text, group.GetProperty("Key")!.GetValue(value));
                    text.Append(": ");
                }
                AppendAll(text, "sequence", sequence.Cast<object?>());
                break;
            case not null when value.GetType().IsDefined(typeof(CompilerGeneratedAttribute)):
                AppendAll(text, "row", value.GetType().GetProperties().Select(property => property.GetValue(value)));
                break;
            case not null when value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>):
                AppendAll(text, "pair", [type.GetProperty("Key")!.GetValue(value), type.GetProperty("Value")!.GetValue(value)]);
                break;
            default:
                text.Append($"a {value!.GetType()}");
                break;
        }
    }

    private void AppendAll(StringBuilder text, string what, IEnumerable<object?> parts)
    {
        text.Append(what).Append('(');
        foreach (var part in parts)
        {
            Append(text, part);
            text.Append(", ");
        }
        text.Append(')');
    }
}
