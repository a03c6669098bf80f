using System.Diagnostics.CodeAnalysis;
using DynRemote.Binding;

namespace DynRemote.Tests.Binding;

/// <summary>The adapter of a process that has no proxies.</summary>
internal sealed class NoProxies : IArgumentAdapter
{
    public bool IsProxy([NotNullWhen(true)] object? argument) => false;

    public bool CanAdapt(object argument, Type parameterType) => false;

    public bool TryAdapt(object argument, Type parameterType, [NotNullWhen(true)] out object? adapted)
    {
        adapted = null;
        return false;
    }

    public void WriteBack(object argument, object adapted)
    {
    }
}
