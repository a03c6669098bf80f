using System.Text;
using System.Text.Unicode;

namespace DynRemote.Transport.Bson;

/// <summary>Makes strings of UTF-8 that a peer has sent.</summary>
internal sealed class BsonStringDecoder(int maxLength)
{
    private ShortStringCache? _cache;

    /// <summary>Decodes a string.</summary>
    /// <exception cref="RemoteProtocolException">It is ill-formed, or longer than the limit.</exception>
    public string Decode(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length == 0)
            return "";
        if (utf8.Length > maxLength)
            CheckLength(utf8);
        if (utf8.Length > ShortStringCache.MaxBytes)
            return Make(utf8);

        _cache ??= new ShortStringCache();
        if (_cache.Find(utf8, out var slot) is { } known)
            return known;
        var text = Make(utf8);
        if (text.Length == utf8.Length)
            _cache.Remember(slot, text);
        return text;
    }

    private static string Make(ReadOnlySpan<byte> utf8) => Utf8.IsValid(utf8)
        ? Encoding.UTF8.GetString(utf8)
        : throw new RemoteProtocolException($"A BSON string of {utf8.Length} bytes is not well-formed UTF-8.");

    // A character takes one to three bytes (four for a pair), so most lengths are decided without counting.
    private void CheckLength(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > 3L * maxLength || Encoding.UTF8.GetCharCount(utf8) > maxLength)
            throw new RemoteProtocolException($"A BSON string of {utf8.Length} bytes is longer than the limit (MaxStringLength) of {maxLength} characters.");
    }
}
