using BenchmarkDotNet.Attributes;
using DynRemote.Operations;
using DynRemote.References;
using DynRemote.Shapes;

namespace DynRemote.Bench.Micro;

/// <summary>The holder's side of a call up to the conversation: the call site, the meta-object's rule, the proxy. What is behind answers at once.</summary>
public class CallSite
{
    private readonly object _proxy = new ImportTable<RemoteObject>(static () => { }).Occurrence(
        1,
        static (entry, conversation) => new RemoteObject(conversation, entry, new TypeShape("Bench", Capabilities.None)),
        new Echo());

    [Benchmark]
    public object? InvokeMember()
    {
        dynamic x = _proxy;
        return x.Add(1, 2);
    }

    [Benchmark]
    public object? Get()
    {
        dynamic x = _proxy;
        return x.Level;
    }

    private sealed class Echo : IConversation
    {
        public RemoteConnection Connection => throw new InvalidOperationException("There is none in this benchmark.");

        public bool HasEnded => false;

        public bool HasOneWayEvents => false;

        public void WhenEnded(IDisposable item) => throw new InvalidOperationException("It does not end in this benchmark.");

        public IPipeline Pipeline => throw new InvalidOperationException("There is none in this benchmark.");

        public object? Perform(long target, in Operation operation) => null;

        public IConversation With(CallLimits limits) => this;

        public Task<object?> PerformAsync(long target, in Operation operation) => Task.FromResult<object?>(null);
    }
}
