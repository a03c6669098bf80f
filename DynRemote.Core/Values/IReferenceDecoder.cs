namespace DynRemote.Values;

/// <summary>The other direction of <see cref="IReferenceEncoder"/>.</summary>
internal interface IReferenceDecoder
{
    /// <summary>Gives the proxy, the original object or the handle that a wire form names; <paramref name="wire"/> starts with the tag.</summary>
    /// <exception cref="RemoteProtocolException">The wire form is malformed or names an unknown object.</exception>
    object DecodeReference(ValueTag tag, object?[] wire);
}
