using System.Collections;
using System.ComponentModel;
using System.Data;
using System.Dynamic;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using DynRemote.Access;
using Microsoft.Win32.SafeHandles;

namespace DynRemote.Tests.Access;

[TestFixture]
internal sealed class SafePolicyTests
{
    [TestCase(typeof(Plain), nameof(Plain.Number), AccessKind.Read)]
    [TestCase(typeof(Plain), nameof(Plain.Number), AccessKind.Write)]
    [TestCase(typeof(Plain), nameof(Plain.Field), AccessKind.Read)]
    [TestCase(typeof(Plain), nameof(Plain.Field), AccessKind.Write)]
    [TestCase(typeof(Plain), nameof(Plain.Guarded), AccessKind.Read)]
    [TestCase(typeof(Plain), nameof(Plain.HalfHidden), AccessKind.Read)]
    [TestCase(typeof(Plain), "Item", AccessKind.Read)]
    [TestCase(typeof(Plain), nameof(Plain.Happened), AccessKind.Subscribe)]
    [TestCase(typeof(Plain), nameof(Plain.TypeOfIt), AccessKind.Call)]
    [TestCase(typeof(Plain), nameof(Plain.Generic), AccessKind.Call)]
    [TestCase(typeof(Plain), nameof(Plain.Dispose), AccessKind.Call)]
    [TestCase(typeof(Plain), "op_Addition", AccessKind.Call)]
    [TestCase(typeof(Plain), "op_Explicit", AccessKind.Call)]
    [TestCase(typeof(Plain), nameof(GetType), AccessKind.Call)]
    [TestCase(typeof(Plain), nameof(ToString), AccessKind.Call)]
    [TestCase(typeof(Explicit), nameof(IShown.ThroughInterface), AccessKind.Call)]
    [TestCase(typeof(Explicit), nameof(IShown.Default), AccessKind.Call)]
    [TestCase(typeof(Explicit), nameof(IProgress<>.Report), AccessKind.Call)]
    [TestCase(typeof(List<int>), nameof(List<>.Add), AccessKind.Call)]
    [TestCase(typeof(List<int>), nameof(IEnumerable.GetEnumerator), AccessKind.Enumerate)]
    [TestCase(typeof(int[]), nameof(Array.Length), AccessKind.Read)]
    [TestCase(typeof(int[]), nameof(IEnumerable.GetEnumerator), AccessKind.Enumerate)]
    [TestCase(typeof(Func<int>), nameof(Func<>.Invoke), AccessKind.Call)]
    [TestCase(typeof(Func<int>), nameof(Equals), AccessKind.Call)]
    [TestCase(typeof(Task<int>), nameof(Task<>.GetAwaiter), AccessKind.Call)]
    [TestCase(typeof(TaskAwaiter<int>), nameof(TaskAwaiter<>.GetResult), AccessKind.Call)]
    [TestCase(typeof(MemoryStream), nameof(Stream.ReadByte), AccessKind.Call)]
    [TestCase(typeof(CancellationTokenSource), nameof(CancellationTokenSource.Cancel), AccessKind.Call)]
    [TestCase(typeof(TargetInvocationException), nameof(Exception.Message), AccessKind.Read)]
    [TestCase(typeof(COMException), nameof(ExternalException.ErrorCode), AccessKind.Read)]
    [TestCase(typeof(RemoteException), nameof(RemoteException.TypeName), AccessKind.Read)]
    [TestCase(typeof(Component), nameof(Component.Dispose), AccessKind.Call)]
    [TestCase(typeof(DataTable), nameof(DataTable.Rows), AccessKind.Read)]
    public void Public_instance_members_are_open(Type type, string member, object use) =>
        Assert.That(GateCalls.Refusal(AccessPolicy.Safe, type, member, (AccessKind)use), Is.Null);

    [TestCase(typeof(Plain), nameof(Plain.Shared), AccessKind.Read, "static")]
    [TestCase(typeof(Plain), nameof(Plain.Make), AccessKind.Call, "static")]
    [TestCase(typeof(Plain), ".ctor", AccessKind.Construct, "constructs")]
    [TestCase(typeof(Plain), nameof(Plain.Guarded), AccessKind.Write, "not public")]
    [TestCase(typeof(Plain), nameof(Plain.HalfHidden), AccessKind.Write, "[RemoteHidden]")]
    [TestCase(typeof(Plain), nameof(Plain.Hidden), AccessKind.Read, "[RemoteHidden]")]
    [TestCase(typeof(Plain), "Private", AccessKind.Call, "not public")]
    [TestCase(typeof(Explicit), nameof(IInternal.NotShown), AccessKind.Call, "not public")]
    [TestCase(typeof(Enumerable), nameof(Enumerable.Where), AccessKind.Call, "static")]
    [TestCase(typeof(Environment), nameof(Environment.Exit), AccessKind.Call, "static")]
    [TestCase(typeof(ExpandoObject), nameof(IDynamicMetaObjectProvider.GetMetaObject), AccessKind.Call, "meta-object")]
    public void What_is_no_public_instance_member_is_shut(Type type, string member, object use, string rule) =>
        Assert.That(GateCalls.Refusal(AccessPolicy.Safe, type, member, (AccessKind)use), Does.Contain(rule));

    [TestCase(typeof(Type), nameof(Type.GetMethod))]
    [TestCase(typeof(Type), nameof(Type.Assembly))]
    [TestCase(typeof(Type), nameof(Type.InvokeMember))]
    [TestCase(typeof(Type), nameof(ToString))]
    [TestCase(typeof(Assembly), nameof(Assembly.GetType))]
    [TestCase(typeof(AssemblyName), nameof(AssemblyName.FullName))]
    [TestCase(typeof(Module), nameof(Module.Assembly))]
    [TestCase(typeof(MethodInfo), nameof(MethodBase.Invoke))]
    [TestCase(typeof(PropertyInfo), nameof(PropertyInfo.GetValue))]
    [TestCase(typeof(FieldInfo), nameof(FieldInfo.SetValue))]
    [TestCase(typeof(ConstructorInfo), nameof(MethodBase.Invoke))]
    [TestCase(typeof(ParameterInfo), nameof(ParameterInfo.Member))]
    [TestCase(typeof(Binder), nameof(Binder.ChangeType))]
    [TestCase(typeof(MethodInvoker), nameof(MethodInvoker.Invoke))]
    [TestCase(typeof(PropertyDescriptor), nameof(PropertyDescriptor.GetValue))]
    [TestCase(typeof(TypeDescriptionProvider), nameof(TypeDescriptionProvider.CreateInstance))]
    [TestCase(typeof(AssemblyLoadContext), nameof(AssemblyLoadContext.LoadFromAssemblyPath))]
    [TestCase(typeof(AssemblyDependencyResolver), nameof(AssemblyDependencyResolver.ResolveAssemblyToPath))]
    [TestCase(typeof(AppDomain), nameof(AppDomain.GetAssemblies))]
    [TestCase(typeof(Activator), nameof(Activator.CreateInstance))]
    [TestCase(typeof(Marshal), nameof(Marshal.AllocHGlobal))]
    [TestCase(typeof(NativeLibrary), nameof(NativeLibrary.Load))]
    [TestCase(typeof(Expression), nameof(Expression.Reduce))]
    [TestCase(typeof(Expression<Func<int>>), nameof(LambdaExpression.Compile))]
    [TestCase(typeof(CallSite<Action>), nameof(CallSite.Binder))]
    [TestCase(typeof(DynamicMetaObject), nameof(DynamicMetaObject.Value))]
    [TestCase(typeof(IServiceProvider), nameof(IServiceProvider.GetService))]
    [TestCase(typeof(MarkedServices), nameof(MarkedServices.GetService))]
    [TestCase(typeof(MarkedServices), nameof(MarkedServices.Number))]
    [TestCase(typeof(Thread), nameof(Thread.Start))]
    [TestCase(typeof(ExecutionContext), nameof(ExecutionContext.CreateCopy))]
    [TestCase(typeof(RuntimeTypeHandle), nameof(RuntimeTypeHandle.Value))]
    [TestCase(typeof(RuntimeMethodHandle), nameof(RuntimeMethodHandle.Value))]
    [TestCase(typeof(RuntimeFieldHandle), nameof(RuntimeFieldHandle.Value))]
    [TestCase(typeof(GCHandle), nameof(GCHandle.Target))]
    [TestCase(typeof(SafeFileHandle), nameof(SafeHandle.DangerousGetHandle))]
    [TestCase(typeof(IntPtr), nameof(IntPtr.ToPointer))]
    [TestCase(typeof(Func<int>), nameof(Delegate.Target))]
    [TestCase(typeof(Func<int>), nameof(Delegate.Method))]
    [TestCase(typeof(Func<int>), nameof(Delegate.DynamicInvoke))]
    [TestCase(typeof(Func<int>), nameof(Delegate.GetInvocationList))]
    [TestCase(typeof(Func<int>), nameof(Delegate.Clone))]
    [TestCase(typeof(AccessPolicy), nameof(AccessPolicy.Name))]
    [TestCase(typeof(IMessageChannel), nameof(IMessageChannel.Receive))]
    [TestCase(typeof(RemoteLimits), nameof(RemoteLimits.MaxDepth))]
    public void No_member_of_an_object_that_leads_to_everything_is_open(Type type, string member)
    {
        var refusal = GateCalls.Refusal(AccessPolicy.Safe, type, member, AccessKind.Call);

        Assert.That(refusal, Does.Contain("AccessPolicy.Full"));
        Assert.That(GateCalls.Refusal(AccessPolicy.Marked, type, member, AccessKind.Call), Is.Not.Null, "Marked is never wider than Safe");
        Assert.That(GateCalls.Refusal(AccessPolicy.Custom(_ => true), type, member, AccessKind.Call), Is.Not.Null, "nor is a function on top of Safe");
    }

    [Test]
    public void The_run_time_types_behind_reflection_are_shut_as_well()
    {
        object[] objects =
        [
            typeof(int), typeof(int).Assembly, typeof(int).Module, typeof(string).GetMethod(nameof(string.Clone))!, AppDomain.CurrentDomain,
            AssemblyLoadContext.Default, Thread.CurrentThread, Expression.Constant(1), TypeDescriptor.GetProperties(new Plain())[0],
        ];
        var gate = MemberGate.For(AccessPolicy.Safe);

        foreach (var target in objects)
        {
            var type = target.GetType();
            Assert.That(gate.Refusal(type, GateCalls.Member(type, nameof(ToString)), AccessKind.Call), Is.Not.Null, type.ToString());
            Assert.That(gate.Refusal(type, null, AccessKind.Read), Is.Not.Null, type.ToString());
            Assert.That(gate.Refusal(type, null, AccessKind.Enumerate), Is.Not.Null, type.ToString());
        }
    }

    [Test]
    public void An_interface_member_is_no_way_around_what_the_class_forbids()
    {
        var gate = MemberGate.For(AccessPolicy.Safe);
        var getService = typeof(IServiceProvider).GetMethod(nameof(IServiceProvider.GetService))!;
        var attributes = typeof(ICustomAttributeProvider).GetMethod(nameof(ICustomAttributeProvider.GetCustomAttributes), [typeof(bool)])!;

        Assert.That(gate.Refusal(typeof(MarkedServices), getService, AccessKind.Call), Is.Not.Null);
        Assert.That(gate.Refusal(typeof(int).GetType(), attributes, AccessKind.Call), Is.Not.Null);
        Assert.That(gate.Refusal(typeof(Func<int>), typeof(ICloneable).GetMethod(nameof(ICloneable.Clone))!, AccessKind.Call), Is.Not.Null);
    }

    [Test]
    public void The_extension_methods_of_sequences_are_open_for_sequences_only()
    {
        var gate = MemberGate.For(AccessPolicy.Safe);
        var count = typeof(Enumerable).GetMethods().First(method => method.Name == nameof(Enumerable.Count)).MakeGenericMethod(typeof(int));
        var range = typeof(Enumerable).GetMethod(nameof(Enumerable.Range))!;

        Assert.That(gate.Refusal(typeof(List<int>), count, AccessKind.Call), Is.Null);
        Assert.That(gate.Refusal(typeof(Plain), count, AccessKind.Call), Does.Contain("static"));
        Assert.That(gate.Refusal(typeof(Enumerable), count, AccessKind.Call), Does.Contain("static"));
        Assert.That(gate.Refusal(typeof(List<int>), range, AccessKind.Call), Does.Contain("static"));
    }

    [Test]
    public void A_target_with_dynamic_members_decides_on_its_own()
    {
        Assert.That(MemberGate.For(AccessPolicy.Safe).Refusal(typeof(ExpandoObject), null, AccessKind.Read, "Anything"), Is.Null);
        Assert.That(MemberGate.For(AccessPolicy.Safe).Refusal(typeof(HiddenClass), null, AccessKind.Read, "Anything"), Does.Contain("hidden"));
    }

    [Test]
    public void Members_of_internal_and_of_anonymous_types_are_open()
    {
        var anonymous = new { Name = "Ann" }.GetType();

        Assert.That(GateCalls.Refusal(AccessPolicy.Safe, anonymous, "Name", AccessKind.Read), Is.Null);
        Assert.That(GateCalls.Refusal(AccessPolicy.Safe, Iterators.Three().GetType(), nameof(IEnumerable.GetEnumerator), AccessKind.Enumerate), Is.Null);
    }

    [Test]
    public void A_read_of_a_type_is_open_and_what_it_answers_is_a_dead_end()
    {
        Assert.That(GateCalls.Refusal(AccessPolicy.Safe, typeof(Exception), nameof(Exception.TargetSite), AccessKind.Read), Is.Null);
        Assert.That(GateCalls.Refusal(AccessPolicy.Safe, typeof(MethodBase), nameof(MethodBase.Invoke), AccessKind.Call), Is.Not.Null);
    }

    [Test]
    public void Statics_are_announced_as_shut() => Assert.That(MemberGate.For(AccessPolicy.Safe).AllowsStatics, Is.False);
}
