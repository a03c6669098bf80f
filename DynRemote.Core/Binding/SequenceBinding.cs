using System.Collections;
using System.Reflection;
using DynRemote.Operations;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Binding;

/// <summary><c>foreach</c>, <c>using</c> and <c>await using</c>.</summary>
internal sealed class SequenceBinding(MemberBinder binder)
{
    private static readonly MethodInfo GetEnumeratorMethod = typeof(IEnumerable).GetMethod(nameof(IEnumerable.GetEnumerator))!;

    private static readonly MethodInfo DisposeMethod = typeof(IDisposable).GetMethod(nameof(IDisposable.Dispose))!;

    private static readonly MethodInfo DisposeAsyncMethod = typeof(IAsyncDisposable).GetMethod(nameof(IAsyncDisposable.DisposeAsync))!;

    /// <summary>Begins a walk: by the interface if there is one, else by the members that <c>foreach</c> would use.</summary>
    public IEnumerator Enumerate(object target)
    {
        var type = target.GetType();
        if (target is IEnumerable sequence)
        {
            if (!binder.Gate.IsVisible(type, GetEnumeratorMethod))
                throw NotEnumerable(type);
            binder.Gate.Demand(type, GetEnumeratorMethod, nameof(IEnumerable.GetEnumerator), AccessKind.Enumerate);
            return sequence.GetEnumerator();
        }
        var sites = binder.SitesOf(target);
        var group = sites.IsPlain ? binder.MembersOf(new MemberScope(sites, target, IsStatic: false), nameof(IEnumerable.GetEnumerator))?.Methods : null;
        if (group?.FirstOrDefault(method => method.Parameters.Length == 0) is not { } method)
            throw NotEnumerable(type);
        var plan = method.Plan;
        binder.Gate.Demand(type, method.Member, nameof(IEnumerable.GetEnumerator), AccessKind.Enumerate);
        return plan.Run(binder, target, []) switch
        {
            null => throw BindingMessages.Error(BindingMessages.NullReference),
            IEnumerator enumerator => enumerator,
            var other => new PatternEnumerator(binder, other),
        };
    }

    /// <summary>Begins a walk by one interface of several: a class may be a sequence of different things.</summary>
    public IEnumerator Enumerate(object target, Type face)
    {
        var type = target.GetType();
        if (face.GetMethod(nameof(IEnumerable.GetEnumerator), Type.EmptyTypes) is not { } method || !binder.Gate.IsVisible(type, method))
            throw NotEnumerable(type);
        binder.Gate.Demand(type, method, method.Name, AccessKind.Enumerate);
        return MethodSignature.Of(method).Plan.Run(binder, target, []) as IEnumerator ?? throw BindingMessages.Error(BindingMessages.NullReference);
    }

    public void Dispose(object target)
    {
        var type = target.GetType();
        if (target is not IDisposable disposable)
            throw BindingMessages.Error(BindingMessages.NoImplicitConversion(type, typeof(IDisposable), !type.IsValueType && !type.IsSealed));
        if (!binder.Gate.IsVisible(type, DisposeMethod))
            throw BindingMessages.Error(BindingMessages.NoDefinition(type, nameof(IDisposable.Dispose)));
        binder.Gate.Demand(type, DisposeMethod, nameof(IDisposable.Dispose), AccessKind.Call);
        disposable.Dispose();
    }

    public ValueTask DisposeAsync(object target)
    {
        var type = target.GetType();
        if (target is IAsyncDisposable disposable && binder.Gate.IsVisible(type, DisposeAsyncMethod))
        {
            binder.Gate.Demand(type, DisposeAsyncMethod, nameof(IAsyncDisposable.DisposeAsync), AccessKind.Call);
            return disposable.DisposeAsync();
        }
        if (target is not IDisposable)
            throw BindingMessages.Error(BindingMessages.NoImplicitConversion(type, typeof(IAsyncDisposable), !type.IsValueType && !type.IsSealed));
        Dispose(target);
        return ValueTask.CompletedTask;
    }

    private static RuntimeBinderException NotEnumerable(Type type) =>
        BindingMessages.Error(BindingMessages.NoImplicitConversion(type, typeof(IEnumerable), !type.IsValueType && !type.IsSealed));

    /// <summary>An enumerator that is one by its members only. Its members are touched through the gate like any others.</summary>
    private sealed class PatternEnumerator(MemberBinder binder, object enumerator) : IEnumerator, IDisposable
    {
        public object Current => binder.Get(enumerator, nameof(IEnumerator.Current))!;

        public bool MoveNext() => binder.InvokeMember(enumerator, nameof(IEnumerator.MoveNext), CallArguments.None) is true;

        public void Reset() => throw new NotSupportedException();

        public void Dispose()
        {
            if (enumerator is IDisposable)
                binder.Dispose(enumerator);
        }
    }
}
