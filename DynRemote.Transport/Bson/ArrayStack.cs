using System.Buffers;

namespace DynRemote.Transport.Bson;

/// <summary>
/// The arrays that are open while a document is read, the elements of all of them in one scratch. An array is made when its last element is known,
/// in its exact size; so what is allocated never exceeds what has really come.
/// </summary>
internal sealed class ArrayStack
{
    private const int InitialValues = 32;
    private const int InitialDepth = 4;
    private const int KeptDepth = 64;

    private readonly int _maxDepth;
    private readonly int _maxElements;
    private readonly object?[] _small;
    private object?[] _values;
    private (int End, int Start)[] _open = new (int, int)[InitialDepth];
    private int _count;
    private int _total;
    private int _start;

    /// <summary>Makes an empty stack for documents within the limits.</summary>
    public ArrayStack(int maxDepth, int maxElements)
    {
        _maxDepth = maxDepth;
        _maxElements = maxElements;
        _values = _small = new object?[InitialValues];
    }

    /// <summary>How many arrays are open.</summary>
    public int Depth { get; private set; }

    /// <summary>Opens an array within the current one.</summary>
    /// <param name="end">Where it ends; given back when what is opened within it has been closed.</param>
    public void Open(int end)
    {
        if (Depth >= _maxDepth)
            throw new RemoteProtocolException($"The message is nested deeper than the limit (MaxDepth) of {_maxDepth}.");

        // A nested array is an element too, and is counted before its own elements are.
        if (Depth > 0)
            CountOne();
        if (Depth == _open.Length)
            Array.Resize(ref _open, 2 * Depth);
        _open[Depth++] = (end, _start = _count);
    }

    /// <summary>Adds a value to the current array.</summary>
    public void Add(object? value)
    {
        CountOne();
        Push(value);
    }

    /// <summary>Closes the current array and makes it an element of the one around it, which is current then.</summary>
    /// <param name="end">Where the array around it ends.</param>
    /// <returns>The array; the message if <see cref="Depth"/> is 0 now.</returns>
    public object?[] Close(out int end)
    {
        var elements = _values.AsSpan(_start, _count - _start);
        object?[] array = elements.Length == 0 ? [] : elements.ToArray();
        elements.Clear();
        _count = _start;
        if (--Depth == 0)
        {
            end = 0;
            Shrink();
            return array;
        }
        (end, _start) = _open[Depth - 1];
        Push(array);
        return array;
    }

    /// <summary>Forgets what an earlier document has left that was broken off.</summary>
    public void Clear()
    {
        if (_count > 0)
            _values.AsSpan(0, _count).Clear();
        Shrink();
        _count = _total = _start = Depth = 0;
    }

    private void CountOne()
    {
        if (++_total > _maxElements)
            throw new RemoteProtocolException($"The message has more elements than the limit (MaxElements) of {_maxElements}.");
    }

    private void Push(object? value)
    {
        if (_count == _values.Length)
            Grow();
        _values[_count++] = value;
    }

    private void Grow()
    {
        var larger = ArrayPool<object?>.Shared.Rent(2 * _values.Length);
        _values.CopyTo(larger, 0);
        var old = _values;
        _values = larger;
        if (old != _small)
            ArrayPool<object?>.Shared.Return(old, clearArray: true);
    }

    // Whatever came last, a connection that is idle then holds the small scratch only.
    private void Shrink()
    {
        if (_open.Length > KeptDepth)
            _open = new (int, int)[InitialDepth];
        if (_values == _small)
            return;
        ArrayPool<object?>.Shared.Return(_values);
        _values = _small;
    }
}
