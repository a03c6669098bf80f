using DynRemote.Binding;
using DynRemote.Operations;
using DynRemote.Tests.Binding.Subjects;

namespace DynRemote.Tests.Binding;

/// <summary>What is kept, and what a kept rule costs.</summary>
public sealed class CacheTests
{
    [Test]
    public void A_warm_call_allocates_nothing_but_its_result()
    {
        var binder = new MemberBinder(new PermissiveGate { Records = false }, new NoProxies());
        var target = new Adder();
        var args = new CallArguments([1, 2]);
        for (var i = 0; i < 1000; i++)
            binder.InvokeMember(target, "Add", args);
        const int Calls = 10_000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
            binder.InvokeMember(target, "Add", args);
        Assert.That((GC.GetAllocatedBytesForCurrentThread() - before) / Calls, Is.LessThanOrEqualTo(32), "bytes a call; the box of the result is 24");
    }

    [Test]
    public void Binders_of_one_gate_share_what_they_found()
    {
        var gate = new PermissiveGate();
        new MemberBinder(gate, new NoProxies()).InvokeMember(new Adder(), "Add", new([1, 2]));
        var cache = BindingCache.For(gate);
        Assert.That(cache.Count, Is.EqualTo(1));
        new MemberBinder(gate, new NoProxies()).InvokeMember(new Adder(), "Add", new([3, 4]));
        Assert.That(cache.Count, Is.EqualTo(1));
    }

    [Test]
    public void Failures_and_names_without_a_meaning_are_not_kept()
    {
        var gate = new PermissiveGate();
        var binder = new MemberBinder(gate, new NoProxies());
        for (var i = 0; i < 100; i++)
        {
            var name = "Missing" + i;
            Assert.That(() => binder.InvokeMember(new Adder(), name, CallArguments.None), Throws.Exception);
            Assert.That(() => binder.Get(new Adder(), name), Throws.Exception);
            Assert.That(() => binder.InvokeMember(new Adder(), "Add", new([name, i])), Throws.Exception);
        }
        Assert.That(BindingCache.For(gate).Count, Is.Zero);
    }

    [Test]
    public void Rules_are_told_apart_by_everything_that_decides_them()
    {
        var binder = new MemberBinder(new PermissiveGate(), new NoProxies());
        var things = new Things();
        for (var i = 0; i < 3; i++)
        {
            Assert.That(binder.InvokeMember(things, "Over", new([1])), Is.EqualTo("int"));
            Assert.That(binder.InvokeMember(things, "Over", new([1L])), Is.EqualTo("long"));
            Assert.That(binder.InvokeMember(things, "Over", new(["a"])), Is.EqualTo("string"));
            Assert.That(binder.InvokeMember(things, "Generic", new([1]) { TypeArguments = [typeof(long)] }), Is.EqualTo("Int64"));
            Assert.That(binder.InvokeMember(things, "Generic", new([1])), Is.EqualTo("Int32"));
            Assert.That(binder.InvokeMember(things, "Optional", new([1, 2])), Is.EqualTo("1,2,c,Blue,1.5"));
            Assert.That(binder.InvokeMember(things, "Optional", new([1, 2]) { Names = ["b", "a"] }), Is.EqualTo("2,1,c,Blue,1.5"));
        }
    }

    [Test]
    public void Many_threads_may_bind_at_once()
    {
        var binder = new MemberBinder(new PermissiveGate { Records = false }, new NoProxies());
        Parallel.For(0, 2000, i =>
        {
            Assert.That(binder.InvokeMember(new Adder(), "Add", new([i, 1])), Is.EqualTo(i + 1));
            Assert.That(binder.InvokeMember(new Things(), "Over", new([i % 2 == 0 ? (object)1 : 2L])), Is.EqualTo(i % 2 == 0 ? "int" : "long"));
        });
    }

    private sealed class Adder
    {
        public int Add(int a, int b) => a + b;
    }
}
