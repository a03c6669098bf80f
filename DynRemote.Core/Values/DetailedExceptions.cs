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
using static DynRemote.Values.ExceptionRecipe;

namespace DynRemote.Values;

/// <summary>The exceptions of the table that hold something of their own, each with it.</summary>
internal static class DetailedExceptions
{
    internal static readonly ExceptionRecipe[] Recipes =
    [
        // Its inner exceptions travel beside the extras and are put in when it is built.
        Of<AggregateException>(_ => [], (message, _) => new AggregateException(message)),
        Of<ArgumentOutOfRangeException>(
            exception => [exception.ParamName, ValueOrText(exception.ActualValue)],
            (message, extras) => new ArgumentOutOfRangeException(extras.Text(0), extras[1], message)),
        Of<BadImageFormatException>(exception => [exception.FileName], (message, extras) => new BadImageFormatException(message, extras.Text(0))),
        Of<CultureNotFoundException>(
            exception => [exception.ParamName, exception.InvalidCultureName, exception.InvalidCultureId],
            (message, extras) => extras.As<int>(2) is { } id
                ? new CultureNotFoundException(extras.Text(0), id, message)
                : new CultureNotFoundException(extras.Text(0), extras.Text(1), message)),
        Of<DecoderFallbackException>(
            exception => [ParamNameOf(exception), Copy(exception.BytesUnknown), exception.Index],
            (message, extras) => WithParamName(
                extras.As<ReadOnlyMemory<byte>>(1) is { } bytes
                    ? new DecoderFallbackException(message, bytes.ToArray(), extras.Int(2))
                    : new DecoderFallbackException(message),
                extras.Text(0))),
        Of<FileLoadException>(exception => [exception.FileName], (message, extras) => new FileLoadException(message, extras.Text(0))),
        Of<FileNotFoundException>(exception => [exception.FileName], (message, extras) => new FileNotFoundException(message, extras.Text(0))),
        Of<HttpRequestException>(
            exception => [(int?)exception.StatusCode, (int)exception.HttpRequestError],
            (message, extras) => new HttpRequestException((HttpRequestError)extras.Int(1), message, null, (HttpStatusCode?)extras.As<int>(0))),
        Of<JsonException>(
            exception => [exception.Path, exception.LineNumber, exception.BytePositionInLine],
            (message, extras) => new JsonException(message, extras.Text(0), extras.As<long>(1), extras.As<long>(2))),
        Of<NotFiniteNumberException>(
            exception => [exception.OffendingNumber],
            (message, extras) => new NotFiniteNumberException(message, extras.As<double>(0) ?? 0)),
        Of<ObjectDisposedException>(exception => [exception.ObjectName], (message, extras) => new ObjectDisposedException(extras.Text(0), message)),
        Of<RegexMatchTimeoutException>(
            exception => [exception.Input, exception.Pattern, exception.MatchTimeout],
            (_, extras) => new RegexMatchTimeoutException(extras.Text(0) ?? "", extras.Text(1) ?? "", extras.As<TimeSpan>(2) ?? Regex.InfiniteMatchTimeout)),
        Of<SocketException>(exception => [(int)exception.SocketErrorCode], (message, extras) => new SocketException(extras.Int(0), message)),
        Of<SwitchExpressionException>(
            exception => [ValueOrText(exception.UnmatchedValue)],
            (_, extras) => extras[0] is null ? new SwitchExpressionException() : new SwitchExpressionException(extras[0])),
        Of<TargetInvocationException>(_ => [], (message, _) => new TargetInvocationException(message, null)),
        Of<TypeInitializationException>(exception => [exception.TypeName], (_, extras) => new TypeInitializationException(extras.Text(0), null)),
        Of<Win32Exception>(exception => [exception.NativeErrorCode], (message, extras) => new Win32Exception(extras.Int(0), message)),
        Of<XmlException>(
            exception => [exception.LineNumber, exception.LinePosition],
            (message, extras) => new XmlException(message, null, extras.Int(0), extras.Int(1))),

        Of<RemoteAccessException>(_ => [], (message, _) => new RemoteAccessException(message ?? "")),
        Of<RemoteException>(_ => [], (message, _) => new RemoteException(message)),
        Of<RemoteNameNotFoundException>(exception => [exception.Name], (message, extras) => new RemoteNameNotFoundException(extras.Text(0) ?? "", message)),
    ];

    // The message shows what ToString gives. Rebuilt with a proxy, reading the message would call the peer; so its text stands for an
    // object that is no value.
    private static object? ValueOrText(object? value) => new ValueScan().IsValue(value) ? value : value?.ToString();

    private static ReadOnlyMemory<byte>? Copy(byte[]? bytes) => bytes is null ? null : new ReadOnlyMemory<byte>(bytes);

    private static string? ParamNameOf(ArgumentException exception) => exception.ParamName;

    private static T WithParamName<T>(T exception, string? name) where T : ArgumentException
    {
        ExceptionFields.ParamName(exception) = name;
        return exception;
    }
}
