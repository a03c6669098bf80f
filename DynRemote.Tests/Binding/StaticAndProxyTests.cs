using System.Diagnostics.CodeAnalysis;
using DynRemote.Binding;
using DynRemote.Operations;
using DynRemote.Tests.Binding.Subjects;
using Microsoft.CSharp.RuntimeBinder;
using static DynRemote.Tests.Binding.Oracle;

namespace DynRemote.Tests.Binding;

/// <summary>Static members through a type, and arguments that are proxies.</summary>
public sealed class StaticAndProxyTests
{
    [Test]
    public void A_type_stands_for_its_static_members_and_then_for_itself() => Assert.Multiple(() =>
    {
        Assert.That(Ours.InvokeMember(typeof(Math), "Max", new([1, 2L])), Is.EqualTo(2L));
        Assert.That(Ours.Get(typeof(int), "MaxValue"), Is.EqualTo(int.MaxValue));
        Assert.That(Ours.Get(typeof(Things), "Name"), Is.EqualTo("Things"));
        Assert.That(Ours.Get(typeof(Environment), "SpecialFolder"), Is.EqualTo(typeof(Environment.SpecialFolder)));
        Assert.That(Ours.Invoke(typeof(List<int>), new([new[] { 1, 2 }])), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(Ours.Create(typeof(DateTime), new([2020, 1, 2])), Is.EqualTo(new DateTime(2020, 1, 2)));
        Assert.That(Ours.Create(typeof(Guid), CallArguments.None), Is.EqualTo(Guid.Empty));
        Assert.That(Ours.Create(typeof(string), new(['a', 3])), Is.EqualTo("aaa"));
        Assert.That(Ours.Create(typeof(Predicate<int>), new([(Func<int, bool>)(_ => true)])), Is.TypeOf<Predicate<int>>());
        Assert.That(() => Ours.Create(typeof(Stream), CallArguments.None), Throws.TypeOf<RuntimeBinderException>());
        Assert.That(() => Ours.Create(typeof(List<>), CallArguments.None), Throws.TypeOf<RuntimeBinderException>());
        Assert.That(Ours.MemberNames(typeof(Things)), Does.Contain("StaticMethod").And.Not.Contain("Over"));
        Assert.That(Ours.MemberNames(new Things()), Does.Contain("Over").And.Contain("Happened").And.Not.Contain("StaticMethod").And.Not.Contain("get_Property"));
    });

    [TestCase("TakesObject", "object")]
    [TestCase("ObjectOrFace", "face")]
    [TestCase("FaceOrArray", "face")]
    [TestCase("ArrayOrObject", "array 2")]
    [TestCase("DelegateOrObject", "delegate")]
    [TestCase("Generic", "Object")]
    public void A_proxy_fits_the_parameter_that_keeps_it_most_alive(string method, string expected) =>
        Assert.That(new MemberBinder(new PermissiveGate(), new Adapter()).InvokeMember(new Taker(), method, new([new Proxy()])), Is.EqualTo(expected));

    [Test]
    public void A_proxy_that_cannot_be_adapted_fails_with_a_remedy() =>
        Assert.That(
            () => new MemberBinder(new PermissiveGate(), new Adapter()).InvokeMember(new Taker(), "TakesClass", new([new Proxy()])),
            Throws.TypeOf<RuntimeBinderException>().With.Message.Contains("argument 1 is a remote object, the parameter 'a' is").And.Message.Contains("interface or dynamic"));

    [Test]
    public void An_adapted_copy_is_written_back_after_the_call_and_after_an_exception()
    {
        var adapter = new Adapter();
        var binder = new MemberBinder(new PermissiveGate(), adapter);
        binder.InvokeMember(new Taker(), "Sorts", new([new Proxy()]));
        Assert.That(adapter.Written, Is.EqualTo(new[] { 1, 2 }));
        adapter.Written = null;
        Assert.That(() => binder.InvokeMember(new Taker(), "SortsAndThrows", new([new Proxy()])), Throws.TypeOf<InvalidOperationException>());
        Assert.That(adapter.Written, Is.EqualTo(new[] { 1, 2 }));
        binder.Set(new Taker(), "Stored", new CallArguments([new Proxy()]));
    }

    [Test]
    public void A_choice_made_for_a_proxy_is_not_kept_for_the_next()
    {
        var binder = new MemberBinder(new PermissiveGate(), new Adapter());
        Assert.That(binder.InvokeMember(new Taker(), "ObjectOrFace", new([new Proxy()])), Is.EqualTo("face"));
        Assert.That(binder.InvokeMember(new Taker(), "ObjectOrFace", new([new Proxy { Fits = false }])), Is.EqualTo("object"));
    }

    private sealed class Proxy
    {
        public bool Fits { get; init; } = true;
    }

    private sealed class Face : IFace;

    private interface IFace;

    private sealed class Taker
    {
        public int[]? Stored { get; set; }

        public string TakesObject(object a) => a is Proxy ? "object" : "adapted";

        public string ObjectOrFace(object a) => "object";

        public string ObjectOrFace(IFace a) => "face";

        public string FaceOrArray(int[] a) => "array";

        public string FaceOrArray(IFace a) => "face";

        public string ArrayOrObject(object a) => "object";

        public string ArrayOrObject(int[] a) => "array " + a.Length;

        public string DelegateOrObject(object a) => "object";

        public string DelegateOrObject(Action a) => "delegate";

        public string Generic<T>(T a) => typeof(T).Name;

        public string TakesClass(Things a) => "class";

        public void Sorts(int[] a) => Array.Sort(a);

        public void SortsAndThrows(int[] a)
        {
            Array.Sort(a);
            throw new InvalidOperationException();
        }
    }

    private sealed class Adapter : IArgumentAdapter
    {
        public object? Written { get; set; }

        public bool IsProxy([NotNullWhen(true)] object? argument) => argument is Proxy;

        public string? NameOf(object argument) => nameof(Proxy);

        public bool CanAdapt(object argument, Type parameterType) =>
            ((Proxy)argument).Fits && (parameterType == typeof(IFace) || parameterType == typeof(int[]) || parameterType == typeof(Action));

        public bool TryAdapt(object argument, Type parameterType, [NotNullWhen(true)] out object? adapted)
        {
            adapted = parameterType == typeof(IFace) ? new Face() : parameterType == typeof(int[]) ? new[] { 2, 1 } : () => { };
            return true;
        }

        public void WriteBack(object argument, object adapted) => Written = adapted;
    }
}
