using System.Diagnostics;
using System.Dynamic;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using DynRemote.Binding;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Proxies;
using DynRemote.References;
using DynRemote.Shapes;
using Microsoft.CSharp.RuntimeBinder;
using Newtonsoft.Json;

namespace DynRemote;

/// <summary>
/// The proxy: what a holder has in its hand for an object that lives at the peer. Use it through <c>dynamic</c>; every operation is done by the owner, on the
/// object itself, and returns when it is done. Questions about the reference itself are asked of <see cref="Remote"/>, so that no member name is taken here.
/// </summary>
/// <remarks>
/// There is one live proxy for each remote object and connection, so identity is reference equality. Proxies may be used by any number of threads at once.
/// The peer keeps the object until the proxy is collected, released, or the connection ends.
/// </remarks>
[DebuggerDisplay("{DebugText,nq}")]
[DebuggerTypeProxy(typeof(ProxyDebugView))]
[JsonConverter(typeof(ProxyJson))]
[System.Text.Json.Serialization.JsonConverter(typeof(ProxyTextJson))]
public partial class RemoteObject : DynamicObject, ICallable
{
    private static readonly TimeSpan TextPatience = TimeSpan.FromSeconds(5);

    /// <summary>By so much a clock that measures a wait may be ahead of the one that ends it.</summary>
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMilliseconds(100);

    private readonly ImportEntry _entry;

    internal RemoteObject(IConversation conversation, ImportEntry entry, TypeShape shape)
    {
        Conversation = conversation;
        _entry = entry;
        Shape = shape;
    }

    /// <summary>Tells the connection that the peer's object may no longer be needed here. Only a hint: the connection looks again before it acts.</summary>
    ~RemoteObject() => _entry.Hint();

    internal IConversation Conversation { get; }

    internal TypeShape Shape { get; }

    internal long Id => _entry.Id;

    internal ImportEntry Entry => _entry;

    internal string DebugText => $"{{{Shape.Name} #{Id} at the peer}}";

    /// <inheritdoc/>
    public override DynamicMetaObject GetMetaObject(Expression parameter) => new RemoteMetaObject(parameter, BindingRestrictions.Empty, this, this);

    /// <summary>
    /// The remote object's own text; a text with its type's name that says why where there is none to be had: the connection has ended, the reference was
    /// released, the owner's policy forbids it, or no answer has come within 5 seconds.
    /// </summary>
    /// <remarks>Log statements format whatever they are given: they must neither hang nor throw for it. What the object's own code throws, is thrown.</remarks>
    public override string ToString()
    {
        if (Recording.Current is { } recorder)
            throw recorder.RefuseText();
        if (_entry.IsReleased)
            return $"{Shape.Name} (this reference has been released)";
        var started = Stopwatch.GetTimestamp();
        try
        {
            return TextWithin(TextPatience);
        }
        catch (ConnectionLostException) when (Conversation.HasEnded)
        {
            return $"{Shape.Name} (its connection has ended)";
        }
        catch (RemoteAccessException)
        {
            return $"{Shape.Name} (its owner's policy does not show its text)";
        }
        catch (TimeoutException) when (Stopwatch.GetElapsedTime(started) >= TextPatience - ClockSlack)
        {
            return $"{Shape.Name} (its owner has not answered within {TextPatience.TotalSeconds} seconds)";
        }
    }

    /// <summary>The object's text, asked for with its own limit on the wait.</summary>
    private protected virtual string TextWithin(TimeSpan patience)
    {
        var text = Conversation.With(new CallLimits(patience, CancellationToken.None)).Perform(Id, new Operation(OperationKind.InvokeMember, nameof(ToString))) as string;
        GC.KeepAlive(this);
        return text ?? "";
    }

    /// <summary>Identity: true for the same proxy, and for a facade of it. Ask <c>((dynamic)a).Equals(b)</c> for the remote object's own opinion.</summary>
    public override bool Equals(object? obj) => ReferenceEquals(this, ProxyOrigin.Of(obj));

    /// <summary>Identity's hash code; no round trip.</summary>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    object? ICallable.Call(object?[] arguments, uint byReference) =>
        Perform(new Operation(OperationKind.Invoke, null, new CallArguments(arguments) { ByReference = byReference }));

    void ICallable.Send(object?[] arguments)
    {
        ThrowIfReleased();
        Conversation.Pipeline.Send(this, new Operation(OperationKind.Invoke, null, new CallArguments(arguments)), null);
    }

    internal object? PerformAtSite(SiteOperation site, object?[] arguments)
    {
        // What is recorded is answered by nobody yet.
        if (Recording.Current is null && TryAnswer(site.Kind, site.LocalName, arguments, out var answer))
            return answer;
        var result = site.Facts.IsLoose ? LooseSite.Perform(this, site, arguments) : Perform(site.With(arguments));
        if (site.Kind is OperationKind.Set or OperationKind.SetIndex)
            return result ?? arguments[^1];
        if (result is RemoteMethod method && site.Kind == OperationKind.Get && ReferenceEquals(method.Target, this))
            Shape.LearnMethod(method.Name);
        return result;
    }

    /// <summary>As <see cref="PerformAtSite"/>, for a site with variables of the caller's: answers <see cref="FailedCall"/> where it fails.</summary>
    internal object? AttemptAtSite(SiteOperation site, object?[] arguments)
    {
        try
        {
            return PerformAtSite(site, arguments);
        }
        catch (Exception failure)
        {
            return new FailedCall(failure);
        }
    }

    /// <summary>As <see cref="PerformAtSite"/>, but answers <see cref="MissingMember"/> where the object does not have the member.</summary>
    internal object? PerformOrMiss(SiteOperation site, object?[] arguments)
    {
        try
        {
            return PerformAtSite(site, arguments);
        }
        catch (RuntimeBinderException miss) when (BindingMessages.SaysNoDefinition(miss.Message, site.Name!, site.Facts.IgnoresCase))
        {
            return MissingMember.Instance;
        }
    }

    /// <summary>Answers an operation without the owner, where the answer is known here.</summary>
    private protected virtual bool TryAnswer(OperationKind kind, string? name, object?[] arguments, out object? answer) =>
        LocalAnswers.TryAnswer(this, kind, name, arguments, out answer);

    internal object? ConvertAtSite(Type type, bool isExplicit, bool isChecked) =>
        Recording.Current is { } recorder ? throw recorder.RefuseConversion(type) : ProxyConversion.Convert(this, type, isExplicit, isChecked);

    internal object? Perform(in Operation operation)
    {
        ThrowIfReleased();
        if (Recording.Current is { } recorder)
            return recorder.Record(this, operation);
        var result = Conversation.Perform(Id, operation);
        // The id on its way out is counted on by this proxy being alive (rule 4 of the lifetime rules).
        GC.KeepAlive(this);
        return result;
    }

    /// <summary>A task that ends as the operation ends: as a task that is waited for, with all that it may have failed with.</summary>
    internal Task<object?> AwaitAsync(Operation operation)
    {
        try
        {
            ThrowIfReleased();
            if (Recording.Current is { } recorder)
                return Task.FromResult<object?>(recorder.Record(this, operation));
            var task = Conversation.PerformAsync(Id, operation);
            GC.KeepAlive(this);
            return task;
        }
        // For those to know who await it.
        catch (Exception failure)
        {
            return new Failure(failure).AsTask<object?>();
        }
    }

    internal async Task<object?> PerformAsync(Operation operation)
    {
        ThrowIfReleased();
        if (Recording.Current is { } recorder)
            return recorder.Record(this, operation);
        var result = await Conversation.PerformAsync(Id, operation).ConfigureAwait(false);
        GC.KeepAlive(this);
        return result;
    }

    internal void ThrowIfReleased()
    {
        if (_entry.IsReleased)
            throw new ObjectDisposedException(Shape.Name, $"This reference to a remote {Shape.Name} has been released with Remote.Release.");
    }
}
