using DynRemote.Messages;

namespace DynRemote.Operations;

/// <summary>Operations as a reader of source code knows them.</summary>
internal static class OperationText
{
    /// <summary>A few words for an operation: <c>get Price</c>, <c>call Add</c>.</summary>
    public static string Of(in Operation operation) => operation.Kind switch
    {
        OperationKind.Get => $"get {operation.Name}",
        OperationKind.Set => $"set {operation.Name}",
        OperationKind.InvokeMember or OperationKind.InvokeMemberAsync => $"call {operation.Name}",
        OperationKind.Invoke => "call a delegate",
        OperationKind.GetIndex => "get [index]",
        OperationKind.SetIndex => "set [index]",
        OperationKind.Binary or OperationKind.BinaryFromRight or OperationKind.Unary => $"operator {operation.Name}",
        OperationKind.Convert => "convert",
        OperationKind.Create => "construct",
        OperationKind.Enumerate or OperationKind.EnumerateAsync => "enumerate",
        OperationKind.Next or OperationKind.NextAsync => "next part of an enumeration",
        OperationKind.Await => "await",
        OperationKind.Subscribe => $"add a handler to {operation.Name}",
        OperationKind.Unsubscribe => $"remove a handler from {operation.Name}",
        OperationKind.Run or OperationKind.RunAsync => "run a plan",
        OperationKind.Query => "query",
        OperationKind.Flush => "flush",
        OperationKind.Copy => "copy",
        OperationKind.MemberNames => "list the members",
        OperationKind.CallOrGet => $"call or get {operation.Name}",
        OperationKind.DeleteMember => $"delete {operation.Name}",
        OperationKind.DeleteIndex => "delete [index]",
        OperationKind.Dispose or OperationKind.DisposeAsync => "dispose",
        OperationKind.Describe or OperationKind.TypeOf or OperationKind.IsInstance => "ask for the type",
        OperationKind.Replace => "write back the content",
        OperationKind.ReadPart or OperationKind.ReadPartAsync => "read a part of a stream",
        OperationKind.WritePart or OperationKind.WritePartAsync => "write a part of a stream",
        OperationKind.Lookup => $"look up '{operation.Name}'",
        OperationKind.Names => "list the exported names",
        var kind => kind.ToString(),
    };
}
