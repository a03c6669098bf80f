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

    /// <summary>The wire form of a type's shape: a number, or <c>[number, name, capabilities]</c>.</summary>
    /// <param name="type">The type of an object of this side; or the shape of a third peer's type, whose reference is passed on.</param>
    /// <param name="unsent">Takes the entry if the full shape was written, to be marked as sent.</param>
    public object Encode(object type, ref List<Entry>? unsent)
    {
        Entry? entry;
        lock (_gate)
            _byType.TryGetValue(type, out entry);
        if (entry is null)
        {
            var (name, capabilities) = type is TypeShape foreign ? (foreign.Name, foreign.Capabilities) : Describe((Type)type);
            lock (_gate)
            {
                if (!_byType.TryGetValue(type, out entry))
                {
                    entry = new Entry(_byType.Count + 1, name, capabilities);
                    _byType.Add(type, entry);
                }
            }
        }
        if (entry.IsSent)
            return entry.WireNumber;
        (unsent ??= []).Add(entry);
        return new object?[] { entry.WireNumber, entry.Name, (int)entry.Capabilities };
    }

    private static (string Name, Capabilities Capabilities) Describe(Type type) => (type.ToString(), TypeCapabilities.Of(type));

    /// <summary>A type with its number.</summary>
    internal sealed class Entry(int id, string name, Capabilities capabilities)
    {
        private volatile bool _isSent;

        public object WireNumber { get; } = Wire.Number(id);

        public string Name { get; } = name;

        public Capabilities Capabilities { get; } = capabilities;

        /// <summary>Set once, after sending; a reader that misses it sends the shape once more.</summary>
        public bool IsSent
        {
            get => _isSent;
            set => _isSent = value;
        }
    }
}
