namespace DynRemote.Tests.Peer.Shop;

public enum OrderStatus : byte
{
    Open,
    Packed = 3,
    Sent = 7,
}

[Flags]
public enum Handling
{
    None = 0,
    Fragile = 1,
    Cold = 2,
    Heavy = 4,
}
