using DynRemote.Transport.Framing;

namespace DynRemote.Tests.Faults;

/// <summary>A channel over any link.</summary>
internal sealed class LinkChannel(IByteLink link) : ByteMessageChannel(link, null);
