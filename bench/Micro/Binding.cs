using BenchmarkDotNet.Attributes;
using DynRemote.Access;
using DynRemote.Bench.Calls;
using DynRemote.Binding;
using DynRemote.Operations;
using DynRemote.Proxies;

namespace DynRemote.Bench.Micro;

/// <summary>The owner's side of a call, warm: resolve, ask the gate, call. Beside it, what C#'s own <c>dynamic</c> takes for the same.</summary>
public class Binding
{
    private readonly MemberBinder _binder = new(MemberGate.For(AccessPolicy.Safe), ProxyArguments.Instance);
    private readonly CallTarget _target = new();
    private readonly CallArguments _arguments = new([1, 2]);

    [Benchmark]
    public object? InvokeMember() => _binder.InvokeMember(_target, nameof(CallTarget.Add), _arguments);

    [Benchmark]
    public object? Get() => _binder.Get(_target, nameof(CallTarget.Level));

    [Benchmark]
    public object? LocalDynamic()
    {
        dynamic target = _target;
        return target.Add(1, 2);
    }
}
