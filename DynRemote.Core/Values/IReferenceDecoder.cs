namespace DynRemote.Values;

/// <summary>The other direction of <see cref="IReferenceEncoder"/>.</summary>
internal interface IReferenceDecoder
{
    /// <summary>Gives the proxy, the original object or the handle that a wire form names; <paramref name="wire"/> starts with the tag.</summary>
    /// <exception cref="RemoteProtocolException">The wire form is malformed or names an unknown object.</exception>
    object DecodeReference(ValueTag tag, object?[] wire);

    /// <summary>The token of this side that a number means, which is positive of one of its own and negative of one that stands for the sender's.</summary>
    /// <returns><see langword="null"/> where there is none, or no longer.</returns>
    CancellationToken? TokenOf(long number);
}
