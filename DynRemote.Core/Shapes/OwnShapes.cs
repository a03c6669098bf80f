using DynRemote.Messages;

namespace DynRemote.Shapes;

/// <summary>
/// The owner's side of shapes: numbers the types of exported objects, and writes a type's shape into the first message that needs it, its number alone into
/// every later one.
/// </summary>
/// <remarks>
/// A shape counts as sent only when a message with it has left; until then it is written again, for messages may leave in another order than they were
/// encoded, or not at all. Receiving one twice is harmless.
/// </remarks>
internal sealed class OwnShapes
{
    private readonly Lock _gate = new();

    /// <summary>By <see cref="Type"/>, or by the <see cref="TypeShape"/> of a third peer's. Guarded by the lock.</summary>
    private readonly Dictionary<object, Entry> _byType = [];

    /// <summary>The wire form of a type's shape: a number, or <c>[number, name, capabilities, interface…]</c>.</summary>
    /// <param name="type">The type of an object of this side; or the shape of a third peer's type, whose reference is passed on.</param>
    /// <param name="unsent">Takes the entry if the full shape was written, to be marked as sent.</param>
    public object Encode(object type, ref List<Entry>? unsent)
    {
        Entry? entry;
        lock (_gate)
            _byType.TryGetValue(type, out entry);
        if (entry is null)
        {
            var described = type as TypeShape ?? Describe((Type)type);
            lock (_gate)
            {
                if (!_byType.TryGetValue(type, out entry))
                {
                    entry = new Entry(_byType.Count + 1, described);
                    _byType.Add(type, entry);
                }
            }
        }
        if (entry.IsSent)
            return entry.WireNumber;
        (unsent ??= []).Add(entry);
        var shape = entry.Shape;
        return (object?[])[entry.WireNumber, shape.Name, (int)shape.Capabilities, .. shape.InterfaceNames.Select(static face => face.ToWire())];
    }

    private static TypeShape Describe(Type type) =>
        new(type.ToString(), TypeCapabilities.Of(type), Array.ConvertAll(FakeableInterfaces.Of(type), static face => NamedType.Of(face)!));

    /// <summary>A type with its number.</summary>
    internal sealed class Entry(int id, TypeShape shape)
    {
        private volatile bool _isSent;

        public object WireNumber { get; } = Wire.Number(id);

        public TypeShape Shape { get; } = shape;

        /// <summary>Set once, after sending; a reader that misses it sends the shape once more.</summary>
        public bool IsSent
        {
            get => _isSent;
            set => _isSent = value;
        }
    }
}
