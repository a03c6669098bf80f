using System.Linq.Expressions;
using DynRemote.Binding;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Performing;

/// <summary>What an operation does to its target, as far as it can be told without knowing the member.</summary>
internal static class OperationAccess
{
    private const string Indexer = "Item";

    /// <summary>The name and the kind of use; <see langword="null"/> where nothing of the target is touched.</summary>
    public static (string Name, AccessKind Kind)? Of(in Operation operation)
    {
        var name = operation.Name ?? "";
        return operation.Kind switch
        {
            OperationKind.Get => (name, AccessKind.Read),
            OperationKind.Set or OperationKind.DeleteMember => (name, AccessKind.Write),
            OperationKind.InvokeMember or OperationKind.InvokeMemberAsync => (name, AccessKind.Call),
            OperationKind.CallOrGet when operation.Name is not null => (name, AccessKind.Call),
            OperationKind.Invoke or OperationKind.CallOrGet => (nameof(Action.Invoke), AccessKind.Call),
            OperationKind.GetIndex => (Indexer, AccessKind.Read),
            OperationKind.SetIndex or OperationKind.DeleteIndex or OperationKind.Replace => (Indexer, AccessKind.Write),
            OperationKind.Convert => (operation.IsExplicit ? "op_Explicit" : "op_Implicit", AccessKind.Call),
            OperationKind.Binary or OperationKind.BinaryFromRight or OperationKind.Unary => (OperatorOf(name), AccessKind.Call),
            OperationKind.Create => (".ctor", AccessKind.Construct),
            OperationKind.Enumerate or OperationKind.EnumerateAsync => (nameof(System.Collections.IEnumerable.GetEnumerator), AccessKind.Enumerate),
            OperationKind.Dispose => (nameof(IDisposable.Dispose), AccessKind.Call),
            OperationKind.DisposeAsync => (nameof(IAsyncDisposable.DisposeAsync), AccessKind.Call),
            OperationKind.Await => (nameof(Task.GetAwaiter), AccessKind.Call),
            OperationKind.Subscribe or OperationKind.Unsubscribe => (name, AccessKind.Subscribe),
            OperationKind.ReadPart => (nameof(Stream.Read), AccessKind.Call),
            OperationKind.ReadPartAsync => (nameof(Stream.ReadAsync), AccessKind.Call),
            OperationKind.WritePart => (nameof(Stream.Write), AccessKind.Call),
            OperationKind.WritePartAsync => (nameof(Stream.WriteAsync), AccessKind.Call),
            _ => null,
        };
    }

    private static string OperatorOf(string name) =>
        Enum.TryParse<ExpressionType>(name, out var op) ? OperatorNames.MethodOf(OperatorNames.Plain(op, out _)) : name;
}
