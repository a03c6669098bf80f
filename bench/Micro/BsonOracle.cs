using BenchmarkDotNet.Attributes;
using Newtonsoft.Json;
using Newtonsoft.Json.Bson;

namespace DynRemote.Bench.Micro;

/// <summary>
/// A message about as large as a small call, written and read by Newtonsoft.Json.Bson: what the project's own codec, which must agree with it, is
/// compared with.
/// </summary>
public class BsonOracle
{
    private readonly object?[] _message = [1, 42, "Add", null, true, 2.5];
    private readonly JsonSerializer _serializer = JsonSerializer.Create();
    private readonly byte[] _buffer = new byte[256];
    private byte[] _document = [];

    [GlobalSetup]
    public void Setup() => _document = _buffer[..(int)Write()];

    [Benchmark]
    public long Write()
    {
        using var stream = new MemoryStream(_buffer);
        using var writer = new BsonDataWriter(stream);
        _serializer.Serialize(writer, _message);
        writer.Flush();
        return stream.Position;
    }

    [Benchmark]
    public object? Read()
    {
        using var reader = new BsonDataReader(new MemoryStream(_document), readRootValueAsArray: true, DateTimeKind.Utc);
        return _serializer.Deserialize<object?[]>(reader);
    }
}
