using Newtonsoft.Json;

namespace DynRemote.Values;

/// <summary>The form of an object that is copied on request: <c>[12, tree]</c>; the tree stands at <see cref="DataWriter"/>.</summary>
internal sealed class DataForm : ValueForm
{
    // Type names never travel, and the program's own defaults for Newtonsoft.Json must not turn them on.
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        TypeNameHandling = TypeNameHandling.None,
        ReferenceLoopHandling = ReferenceLoopHandling.Error,
        ContractResolver = new DataContracts(),
        Converters = { new DataScalarConverter() },
    });

    internal override bool IsValue(object value, ValueScan scan) => false;

    internal override object? Encode(object value, ValueEncoder encoder, int depth)
    {
        var source = ((DataCopy)value).Source;
        using var writer = new DataWriter(encoder, depth + 1);
        try
        {
            Serializer.Serialize(writer, source);
        }
        catch (JsonException exception)
        {
            throw new RemoteException(
                $"An object of {source?.GetType()} cannot be copied by value: {exception.Message} Send it by reference, or copy what is needed of it.",
                exception);
        }
        return new[] { (int)ValueTag.Data, writer.Result };
    }
}
