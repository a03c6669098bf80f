#pragma warning disable
using System.Linq.Expressions; using DynRemote.Operations; using System.Reflection; using System.Collections;
namespace DynRemote.Binding;
internal sealed class MemberBinder(IMemberGate gate, IArgumentAdapter adapter) {
 public object? Get(object target, string name) { var t=target.GetType(); _=gate; _=adapter;
   if (target is System.Dynamic.DynamicObject dd) { dd.TryGetMember(new B(name), out var r); return r; }
   if (t.GetProperty(name) is {} p) return p.GetValue(target); if (t.GetField(name) is {} f) return f.GetValue(target); if (t.GetEvent(name) is {}) return new EventHandle(target,name); return new MethodGroup(target,name);}
 private sealed class B(string n) : System.Dynamic.GetMemberBinder(n,false) { public override System.Dynamic.DynamicMetaObject FallbackGetMember(System.Dynamic.DynamicMetaObject a, System.Dynamic.DynamicMetaObject? b)=>null!; }
 public void Set(object target, string name, object? value, bool constant) { if (target.GetType().GetProperty(name) is {} p) p.SetValue(target,value); else target.GetType().GetField(name)!.SetValue(target,value); }
 public object? InvokeMember(object target, string name, CallArguments args) { var m = target.GetType().GetMethods().First(m=>m.Name==name && m.GetParameters().Length==args.Values.Length); return Call(m,target,args.Values); }
 private object? Call(MethodBase m, object? target, object?[] v) { var ps=m.GetParameters(); var a=new object?[v.Length]; for(int i=0;i<a.Length;i++){ a[i]=v[i]; if (adapter.IsProxy(v[i]) && ps[i].ParameterType!=typeof(object) && adapter.TryAdapt(v[i]!,ps[i].ParameterType,out var x)) a[i]=x; } 
   var r = m.Invoke(target, BindingFlags.DoNotWrapExceptions, null, a, null); for(int i=0;i<a.Length;i++) { if (ps[i].ParameterType.IsByRef) v[i]=a[i]; else if (!ReferenceEquals(a[i],v[i]) && v[i]!=null && adapter.IsProxy(v[i])) adapter.WriteBack(v[i]!,a[i]!);} return r; }
 public object? Invoke(object target, CallArguments args)=> Call(target.GetType().GetMethod("Invoke")!,target,args.Values);
 public object? GetIndex(object target, CallArguments args)=> target is Array arr ? arr.GetValue((int)args.Values[0]!) : Call(target.GetType().GetProperties().First(p=>p.GetIndexParameters().Length==args.Values.Length).GetMethod!,target,args.Values); public void SetIndex(object target, CallArguments a)=> Call(target.GetType().GetProperties().First(p=>p.GetIndexParameters().Length==a.Values.Length-1).SetMethod!,target,a.Values);
 public void DeleteMember(object target, string name)=> throw new NotImplementedException(); public void DeleteIndex(object target, CallArguments args)=> throw new NotImplementedException();
 public object? Convert(object target, Type type, bool isExplicit)=> target;
 public object? Binary(ExpressionType op, object? left, object? right)=> op==ExpressionType.Equal?Equals(left,right): (object?)((dynamic)left!+(dynamic)right!); public object? Unary(ExpressionType op, object? operand)=> throw new NotImplementedException();
 public object? Create(Type type, CallArguments args)=> Activator.CreateInstance(type,args.Values);
 public IReadOnlyList<string> MemberNames(object target)=> MemberNamesOf(target.GetType()); public IReadOnlyList<string> MemberNamesOf(Type target)=> target.GetMembers().Select(m=>m.Name).Distinct().ToArray();
 public void Subscribe(object target, string eventName, object handler){ var e=target.GetType().GetEvent(eventName)!; Call(e.AddMethod!,target,[handler]); } public void Unsubscribe(object target, string eventName, object handler){ var e=target.GetType().GetEvent(eventName)!; Call(e.RemoveMethod!,target,[handler]); }
 public IEnumerator Enumerate(object target)=> ((IEnumerable)target).GetEnumerator();
 public void Dispose(object target)=> ((IDisposable)target).Dispose();
}
