using System.Globalization;
using System.Text;
using DynRemote.Operations;
using DynRemote.References;
using DynRemote.Shapes;

namespace DynRemote.Proxies;

/// <summary>The class that proxies of a shape are derived from: mostly <see cref="RemoteObject"/>, else the <see cref="RemoteObject{T}"/> of what .NET asks for by its class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Make">Makes a proxy that has no interfaces.</param>
internal sealed record ProxyBase(Type Class, Func<IConversation, ImportEntry, TypeShape, RemoteObject> Make)
{
    private static readonly ProxyBase OfAny = new(typeof(RemoteObject), static (conversation, entry, shape) => new RemoteObject(conversation, entry, shape));

    private static readonly ProxyBase OfToken = As<CancellationToken>();

    private static readonly (Capabilities Capability, ProxyBase Base)[] ByCapability =
    [
        (Capabilities.Task, As<Task<object?>>()),
        (Capabilities.Stream, As<Stream>()),
        (Capabilities.TextReader, As<TextReader>()),
        (Capabilities.TextWriter, As<TextWriter>()),
        (Capabilities.Culture, As<CultureInfo>()),
        (Capabilities.Encoding, As<Encoding>()),
    ];

    /// <summary>The base class for a shape.</summary>
    public static ProxyBase Of(TypeShape shape)
    {
        foreach (var (capability, made) in ByCapability)
        {
            if (shape.Can(capability))
                return made;
        }
        return RemoteCancellation.IsToken(shape) ? OfToken : OfAny;
    }

    private static ProxyBase As<T>()
        where T : notnull => new(typeof(RemoteObject<T>), static (conversation, entry, shape) => new RemoteObject<T>(conversation, entry, shape));
}
