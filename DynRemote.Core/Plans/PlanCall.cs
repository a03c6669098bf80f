using System.Security.Cryptography;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Plans;

/// <summary>
/// A recorded plan on its way to the owner. One that the owner has had is named by its hash; where the owner has forgotten it, it is sent again.
/// </summary>
internal sealed class PlanCall
{
    private readonly IConversation _conversation;
    private readonly byte[] _code;
    private readonly Guid _name;
    private readonly object?[] _rest;
    private readonly SentPlans _sent;

    private PlanCall(IConversation conversation, RecordedBlock plan, object?[] before)
    {
        _conversation = conversation;
        _code = PlanWriter.Write(plan, out var inputs);
        _name = NameOf(_code);
        _rest = [.. before, .. inputs];
        _sent = SentPlans.Of(conversation.Connection);
    }

    /// <summary>The name of a plan: the first 16 bytes of its code's SHA-256.</summary>
    public static Guid NameOf(ReadOnlySpan<byte> code)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(code, hash);
        return new Guid(hash[..16]);
    }

    /// <summary>Does a plan and waits for its result.</summary>
    public static object? Run(IConversation conversation, RecordedBlock plan) => new PlanCall(conversation, plan, []).Perform(OperationKind.Run);

    /// <summary>Does a plan; the task ends with its result, and where that is a task of the owner, with that one's.</summary>
    public static Task<object?> RunAsync(IConversation conversation, RecordedBlock plan) =>
        new PlanCall(conversation, plan, []).PerformAsync(OperationKind.RunAsync);

    /// <summary>Begins a plan whose result is a sequence and waits for the first part.</summary>
    /// <param name="conversation">The connection.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="isWhole">Whether all of the sequence is wanted, and wanted at once.</param>
    public static object? Query(IConversation conversation, RecordedBlock plan, bool isWhole) =>
        new PlanCall(conversation, plan, [isWhole]).Perform(OperationKind.Query);

    /// <summary>The same without waiting.</summary>
    public static Task<object?> QueryAsync(IConversation conversation, RecordedBlock plan, bool isWhole) =>
        new PlanCall(conversation, plan, [isWhole]).PerformAsync(OperationKind.Query);

    /// <summary>Sends a plan that nobody waits for; always whole, for nobody would hear that the owner has forgotten it.</summary>
    public static void Send(IConversation conversation, RecordedBlock plan)
    {
        var call = new PlanCall(conversation, plan, []);
        conversation.Pipeline.Send(conversation.Connection, call.Operation(OperationKind.Run, isNamed: false), null);
    }

    private object? Perform(OperationKind kind)
    {
        if (_sent.Has(_name))
        {
            try
            {
                return _conversation.Perform(RequestMessage.TheConnection, Operation(kind, isNamed: true));
            }
            catch (RemoteException forgotten) when (SaysUnknown(forgotten))
            {
                _sent.Remove(_name);
            }
        }
        var result = _conversation.Perform(RequestMessage.TheConnection, Operation(kind, isNamed: false));
        _sent.Add(_name);
        return result;
    }

    private async Task<object?> PerformAsync(OperationKind kind)
    {
        if (_sent.Has(_name))
        {
            try
            {
                return await _conversation.PerformAsync(RequestMessage.TheConnection, Operation(kind, isNamed: true)).ConfigureAwait(false);
            }
            catch (RemoteException forgotten) when (SaysUnknown(forgotten))
            {
                _sent.Remove(_name);
            }
        }
        var result = await _conversation.PerformAsync(RequestMessage.TheConnection, Operation(kind, isNamed: false)).ConfigureAwait(false);
        _sent.Add(_name);
        return result;
    }

    private Operation Operation(OperationKind kind, bool isNamed) =>
        new(kind, null, [isNamed ? _name : new ReadOnlyMemory<byte>(_code), .. _rest]);

    private static bool SaysUnknown(RemoteException exception) => exception.TypeName == typeof(UnknownPlanException).FullName;
}
