using BenchmarkDotNet.Attributes;
using DynRemote.Transport.Bson;

namespace DynRemote.Bench.Micro;

/// <summary>The warm <c>Add(1, 2)</c> as the project's own codec writes and reads it; <see cref="BsonOracle"/> is its counterpart.</summary>
public class Codec
{
    private readonly object?[] _message = [0x0301_0302, 42, 1, "Add", 1, 2];
    private readonly RemoteLimits _limits = new();
    private readonly PooledBuffer _buffer = new();
    private readonly BsonMessageReader _reader = new(new RemoteLimits());
    private byte[] _document = [];

    [GlobalSetup]
    public void Setup()
    {
        Write();
        _document = _buffer.Written.ToArray();
    }

    [Benchmark]
    public int Write()
    {
        _buffer.Truncate(0);
        BsonMessageWriter.Write(_buffer, _message, _limits);
        return _buffer.Count;
    }

    [Benchmark]
    public object?[] Read() => _reader.Read(_document);
}
