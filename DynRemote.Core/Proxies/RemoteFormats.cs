using System.Globalization;
using System.Text;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Shapes;

namespace DynRemote.Proxies;

/// <summary>
/// Cultures and encodings of a peer as those of this side, which has them, too, and other providers of formats as such. A framework method looks into what it
/// is given for a format and passes over what it does not know; a mere stand-in would make it fall back to its own culture without a word.
/// </summary>
internal static class RemoteFormats
{
    private static readonly string NumbersName = typeof(NumberFormatInfo).ToString();

    /// <summary>Whether <see cref="Of"/> makes a remote object into one of a type.</summary>
    public static bool CanMake(RemoteObject proxy, Type type)
    {
        if (type == typeof(IFormatProvider))
            return !proxy.Shape.Can(Capabilities.Delegate);
        return (type == typeof(CultureInfo) && proxy.Shape.Can(Capabilities.Culture))
            || (type == typeof(Encoding) && proxy.Shape.Can(Capabilities.Encoding))
            || (type == typeof(NumberFormatInfo) && proxy.Shape.Name == NumbersName);
    }

    /// <summary>The culture, encoding or provider; the same each time.</summary>
    public static object Of(RemoteObject proxy, Type type) => TypedViews.Get(proxy, type, static (key, type) => Make((RemoteObject)key, type));

    private static object Make(RemoteObject proxy, Type type)
    {
        if (proxy.Shape.Can(Capabilities.Culture))
            return CultureInfo.GetCultureInfo((string)Get(proxy, nameof(CultureInfo.Name)));
        if (type == typeof(Encoding))
            return EncodingOf(proxy);
        return proxy.Shape.Name == NumbersName ? RemoteCopy.MakeData(proxy, typeof(NumberFormatInfo))! : new Provider(proxy);
    }

    // UTF-8 is known with and without a mark at the beginning, and the difference is in every file that is written.
    private static Encoding EncodingOf(RemoteObject proxy)
    {
        var encoding = Encoding.GetEncoding((int)Get(proxy, nameof(Encoding.CodePage)));
        if (encoding is not UTF8Encoding)
            return encoding;
        var preamble = proxy.Perform(new Operation(OperationKind.InvokeMember, nameof(Encoding.GetPreamble)));
        return new UTF8Encoding(encoderShouldEmitUTF8Identifier: ((byte[])ProxyConversion.ToType(preamble, typeof(byte[]))!).Length > 0);
    }

    private static object Get(RemoteObject proxy, string name) => proxy.Perform(new Operation(OperationKind.Get, name))!;

    private sealed class Provider(RemoteObject proxy) : IFormatProvider, IProxyBacked
    {
        public object Origin => proxy;

        public object? GetFormat(Type? formatType)
        {
            var format = proxy.Perform(new Operation(OperationKind.InvokeMember, nameof(GetFormat), formatType));
            return format is RemoteObject remote && formatType is not null ? ProxyConversion.ToType(remote, formatType) : format;
        }
    }
}
