using System.Linq.Expressions; using DynRemote.Operations;
namespace DynRemote.Binding;
internal sealed class MemberBinder(IMemberGate gate, IArgumentAdapter adapter) {
 public object? Get(object target, string name) => throw new NotImplementedException(gate.ToString()+adapter);
 public void Set(object target, string name, object? value, bool constant)=> throw new NotImplementedException();
 public object? InvokeMember(object target, string name, CallArguments args)=> throw new NotImplementedException();
 public object? Invoke(object target, CallArguments args)=> throw new NotImplementedException();
 public object? GetIndex(object target, CallArguments args)=> throw new NotImplementedException(); public void SetIndex(object target, CallArguments argsWithValueLast)=> throw new NotImplementedException();
 public void DeleteMember(object target, string name)=> throw new NotImplementedException(); public void DeleteIndex(object target, CallArguments args)=> throw new NotImplementedException();
 public object? Convert(object target, Type type, bool isExplicit)=> throw new NotImplementedException();
 public object? Binary(ExpressionType op, object? left, object? right)=> throw new NotImplementedException(); public object? Unary(ExpressionType op, object? operand)=> throw new NotImplementedException();
 public object? Create(Type type, CallArguments args)=> throw new NotImplementedException();
 public IReadOnlyList<string> MemberNames(object target)=> throw new NotImplementedException(); public IReadOnlyList<string> MemberNamesOf(Type target)=> throw new NotImplementedException();
 public void Subscribe(object target, string eventName, object handler)=> throw new NotImplementedException(); public void Unsubscribe(object target, string eventName, object handler)=> throw new NotImplementedException();
 public System.Collections.IEnumerator Enumerate(object target)=> throw new NotImplementedException();
 public void Dispose(object target)=> throw new NotImplementedException();
}
