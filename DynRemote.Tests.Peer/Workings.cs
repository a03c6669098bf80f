using System.Diagnostics;
using DynRemote.Tests.Peer.Shop;

namespace DynRemote.Tests.Peer;

/// <summary>What leads into the process: types, reflection, the stack.</summary>
public sealed class Workings
{
    public Type OrderType => typeof(Order);

    public Type AddressType => typeof(Address);

    public Type ShelfType => typeof(Shelf);

    public StackFrame Here() => new(0, needFileInfo: false);

    public bool IsTypeOf(Type type, object value) => value.GetType() == type;
}
