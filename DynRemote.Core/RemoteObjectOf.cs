using DynRemote.Operations;
using DynRemote.References;
using DynRemote.Shapes;

namespace DynRemote;

/// <summary>
/// The proxy of an object whose class .NET itself asks for, not an interface: a task, a stream, a reader or writer of texts, a token, a culture, an encoding. C# chooses
/// the methods of this process by the class of the object in hand; by this one it sees that <c>Task.WhenAll(x.AAsync(), x.BAsync())</c> and
/// <c>new StreamReader(x.Open())</c> can be called.
/// </summary>
/// <typeparam name="T">What the proxy can be used as here.</typeparam>
public class RemoteObject<T> : RemoteObject
    where T : notnull
{
    internal RemoteObject(IConversation conversation, ImportEntry entry, TypeShape shape)
        : base(conversation, entry, shape)
    {
    }

    /// <summary>What stands for the remote object as a <typeparamref name="T"/>, as <c>T t = x;</c> gives it: the same each time, and at home it is the object.</summary>
    /// <param name="proxy">The proxy.</param>
    public static implicit operator T(RemoteObject<T> proxy)
    {
        ArgumentNullException.ThrowIfNull(proxy);
        return (T)proxy.ConvertAtSite(typeof(T), isExplicit: false, isChecked: false)!;
    }
}
