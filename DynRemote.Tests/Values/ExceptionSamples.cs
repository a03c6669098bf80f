using System.ComponentModel;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using DynRemote.Values;

namespace DynRemote.Tests.Values;

/// <summary>Exceptions of every type of the table, made in the ways that their constructors allow.</summary>
internal static class ExceptionSamples
{
    public static IEnumerable<Exception> All() => Default().Concat(WithMessage()).Concat(WithDetails());

    private static IEnumerable<Exception> Default() =>
        ExceptionTable.Types.Select(type => type.GetConstructor(Type.EmptyTypes)).OfType<ConstructorInfo>().Select(constructor => (Exception)constructor.Invoke(null));

    private static IEnumerable<Exception> WithMessage()
    {
        foreach (var type in ExceptionTable.Types)
        {
            if (type.GetConstructor([typeof(string)]) is { } message)
                yield return (Exception)message.Invoke(["\"So\nit is\" (Parameter 'no')"]);
            if (type.GetConstructor([typeof(string), typeof(Exception)]) is not { } inner)
                continue;
            if (type != typeof(AggregateException))
            {
                yield return (Exception)inner.Invoke([null, null]);
                yield return (Exception)inner.Invoke(["", null]);
            }
            yield return (Exception)inner.Invoke(["outer \uD800", new InvalidOperationException("inner")]);
        }
    }

    private static IEnumerable<Exception> WithDetails() =>
    [
        new ArgumentException("m", "p"), new ArgumentException(null, "p"), new ArgumentException("m", ""), new ArgumentException("m", "p", new IOException("i")),
        new ArgumentNullException("p", "m"), new ArgumentNullException("p", (string?)null), new ArgumentNullException(null, "m"),
        new ArgumentOutOfRangeException("p", 5, "m"), new ArgumentOutOfRangeException("p", 5, null), new ArgumentOutOfRangeException(null, -0.0, "m"),
        new ArgumentOutOfRangeException("p", DayOfWeek.Friday, "m"), new ArgumentOutOfRangeException("p", new List<int>(), "m"), new ArgumentOutOfRangeException("p", "m"),
        new AggregateException("m", new IOException("a"), new ArgumentException("b", "c")), new AggregateException(new IOException("a")),
        new AggregateException("m", new AggregateException(new IOException("a"), new UserException("b")), new TimeoutException()),
        new BadImageFormatException("m", "f"), new BadImageFormatException(null, "f"),
        new CultureNotFoundException("p", "xx-Nowhere", "m"), new CultureNotFoundException("p", 77, "m"), new CultureNotFoundException("m", "xx", (Exception?)null),
        new DecoderFallbackException("m", [1, 2], 3), new DuplicateWaitObjectException("p", "m"), new EncoderFallbackException("m"),
        new FileLoadException("m", "f"), new FileLoadException(null, "f"), new FileNotFoundException("m", "f"), new FileNotFoundException(null, "f"),
        new HttpRequestException("m", null, HttpStatusCode.NotFound), new HttpRequestException(HttpRequestError.NameResolutionError, "m"),
        new InvalidEnumArgumentException("p", 9, typeof(DayOfWeek)), new JsonException("m", "$.a", 1, 2), new JsonException(null, "$.a", 1, 2),
        new MissingMethodException("C", "M"), new MissingFieldException("C", "F"), new MissingMemberException("C", "M"),
        new NotFiniteNumberException("m", double.NaN), new NotFiniteNumberException(5.5),
        new ObjectDisposedException("o"), new ObjectDisposedException("o", "m"), new ObjectDisposedException(null, "m"),
        new OperationCanceledException("m", new CancellationToken(true)), new TaskCanceledException("m"),
        new RegexMatchTimeoutException("input", "pattern", TimeSpan.FromSeconds(1)), new RegexMatchTimeoutException("m"),
        new SocketException((int)SocketError.ConnectionRefused), new SocketException((int)SocketError.TimedOut, "m"), new Win32Exception(2), new Win32Exception(2, "m"),
        new SwitchExpressionException(7), new SwitchExpressionException(new List<int>()), new TargetInvocationException("m", new IOException("i")),
        new TypeInitializationException("Ns.T", new IOException("i")), new TypeInitializationException(null, null),
        new XmlException("m", null, 3, 4), new XmlException(null, null, 3, 4), new XmlException("m", new IOException("i"), 0, 0),
        new RemoteNameNotFoundException("n"), new RemoteNameNotFoundException("n", "m"), new RemoteAccessException("m"), new RemoteException("m", new IOException("i")),
        Caught(() => int.Parse("x", CultureInfo.InvariantCulture)), Caught(() => new Dictionary<string, int>()["k"].ToString(CultureInfo.InvariantCulture)),
        Caught(() => ((object)"s").Equals((int)(object)"s")), Caught(() => typeof(string).GetMethod("Concat")), Caught(() => File.ReadAllText("/no/such/file")),
        Caught(() => Activator.CreateInstance<string>()), Caught(() => JsonSerializer.Deserialize<int>("{")), Caught(() => XmlReader.Create(new StringReader("<a>")).MoveToContent()),
        Caught(() => new UTF8Encoding(false, true).GetString([0xFF])), Caught(() => new UTF8Encoding(false, true).GetBytes("\uD800")),
        Caught(() => new Regex("(")), Caught(() => Enumerable.Empty<int>().First()), Caught(() => new int[1].GetValue(1, 2)),
        Caught(() => TimeZoneInfo.FindSystemTimeZoneById("No/Where")), Caught(() => ArgumentOutOfRangeException.ThrowIfNegative(-1)), Caught(() => Task.FromException(new IOException("x")).Wait()),
        Caught(() => ((dynamic)1).NoSuch()), Caught(() => Type.GetType("No.Such, Thing", throwOnError: true)),
    ];

    public static Exception Caught(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            return exception;
        }
        throw new InvalidOperationException("The action did not throw.");
    }

    public static Exception Caught(Func<object?> function) => Caught(() => { function(); });
}

internal class UserException(string message, Exception? inner = null) : Exception(message, inner);

internal sealed class DerivedUserException(string message) : UserException(message);
