using Newtonsoft.Json;

namespace DynRemote.Values;

/// <summary>
/// Takes what Newtonsoft.Json writes of an object, as a tree: a simple value or an enum in its usual form,
/// <c>[true, name, value, name, value…]</c> for an object, <c>[false, elements…]</c> for a list.
/// </summary>
internal sealed partial class DataWriter(ValueEncoder encoder, int depth) : JsonWriter
{
    private readonly Stack<List<object?>> _open = [];

    internal object? Result { get; private set; }

    public override void WriteStartObject()
    {
        Open(isObject: true);
        base.WriteStartObject();
    }

    public override void WriteStartArray()
    {
        Open(isObject: false);
        base.WriteStartArray();
    }

    public override void WritePropertyName(string name)
    {
        base.WritePropertyName(name);
        _open.Peek().Add(ValueEncoder.EncodeText(name));
    }

    public override void WritePropertyName(string name, bool escape) => WritePropertyName(name);

    public override void WriteStartConstructor(string name) => throw new JsonWriterException("A JavaScript constructor is no data.");

    public override void WriteRaw(string? json) => throw new JsonWriterException("Raw JSON is no data.");

    public override void WriteRawValue(string? json) => WriteRaw(json);

    public override void Flush()
    {
    }

    protected override void WriteEnd(JsonToken token)
    {
        base.WriteEnd(token);
        Add(_open.Pop().ToArray());
    }

    // Objects nested without end would end the process by a stack overflow, here or at the peer.
    private void Open(bool isObject)
    {
        if (depth + _open.Count >= ValueScan.MaxDepth)
            throw new JsonWriterException($"It is nested deeper than {ValueScan.MaxDepth} levels.");
        _open.Push([isObject]);
    }

    private void Add(object? form)
    {
        if (_open.TryPeek(out var container))
            container.Add(form);
        else
            Result = form;
    }
}
