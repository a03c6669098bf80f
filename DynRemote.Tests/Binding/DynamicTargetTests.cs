using System.Dynamic;
using System.Linq.Expressions;
using DynRemote.Binding;
using DynRemote.Operations;
using Microsoft.CSharp.RuntimeBinder;
using Newtonsoft.Json.Linq;
using static DynRemote.Tests.Binding.Oracle;

namespace DynRemote.Tests.Binding;

/// <summary>Targets that bind their own members.</summary>
public sealed class DynamicTargetTests
{
    [Test]
    public void An_expando_is_read_written_called_and_cut_down()
    {
        dynamic expando = new ExpandoObject();
        expando.Name = "n";
        expando.Add = (Func<int, int, int>)((a, b) => a + b);
        object target = expando;
        Ours.Set(target, "Age", new CallArguments([5]) { Constants = 1 });
        Assert.Multiple(() =>
        {
            Assert.That(Ours.Get(target, "Name"), Is.EqualTo("n"));
            Assert.That(Ours.Get(target, "Age"), Is.EqualTo(5));
            Assert.That(Call(target, "Add", 1, 2), Is.EqualTo(3));
            Assert.That(Ours.MemberNames(target), Is.EqualTo(new[] { "Name", "Add", "Age" }));
            AssertSame(() => expando.Missing, b => b.Get(target, "Missing"));
            AssertSame(() => expando.Missing(), b => b.InvokeMember(target, "Missing", CallArguments.None));
        });
        Ours.DeleteMember(target, "Age");
        Assert.That(Ours.MemberNames(target), Does.Not.Contain("Age"));
        Assert.That(() => Ours.DeleteMember(target, "Age"), Throws.Exception);
        Assert.That(() => Ours.DeleteMember(new object(), "Age"), Throws.TypeOf<RuntimeBinderException>());
        Assert.That(() => Ours.DeleteIndex(new List<int>(), new([0])), Throws.TypeOf<RuntimeBinderException>());
    }

    [Test]
    public void An_expando_is_a_dictionary_too_where_it_has_no_such_member_of_its_own()
    {
        dynamic expando = new ExpandoObject();
        expando.Name = "n";
        object target = expando;
        Ours.SetIndex(target, new(["Age", 5]));
        Assert.Multiple(() =>
        {
            Assert.That(Ours.Get(target, "Count"), Is.EqualTo(2));
            Assert.That(Ours.GetIndex(target, new(["Age"])), Is.EqualTo(5));
            Assert.That(() => Ours.GetIndex(target, new(["Missing"])), Throws.TypeOf<KeyNotFoundException>());
            Assert.That(Call(target, "ContainsKey", "Name"), Is.True);
            Assert.That(Call(target, "Remove", "Age"), Is.True);
        });
        Ours.Set(target, "Count", new CallArguments(["mine"]) { Constants = 1 });
        Assert.That(Ours.Get(target, "Count"), Is.EqualTo("mine"));
    }

    [Test]
    public void A_JObject_answers_as_it_does_locally()
    {
        var json = JObject.Parse("""{ "a": 1, "list": [1, 2] }""");
        dynamic local = json;
        Assert.Multiple(() =>
        {
            AssertSame(() => (int)local.a, b => b.Convert(b.Get(json, "a")!, typeof(int), isExplicit: true));
            AssertSame(() => local.list[1].ToString(), b => b.InvokeMember(b.GetIndex(b.Get(json, "list")!, new([1]))!, "ToString", CallArguments.None));
            AssertSame(() => local.a == 1, b => b.Binary(ExpressionType.Equal, b.Get(json, "a"), 1));
        });
    }

    [Test]
    public void Every_operation_reaches_a_dynamic_object()
    {
        var target = new Recorder();
        Ours.Get(target, "P");
        Ours.Set(target, "P", new CallArguments([1]));
        Ours.InvokeMember(target, "M", new([1, 2]) { Names = ["b"] });
        Ours.Invoke(target, new([1]));
        Ours.GetIndex(target, new([1]));
        Ours.SetIndex(target, new([1, 2]));
        Ours.DeleteMember(target, "P");
        Ours.DeleteIndex(target, new([1]));
        Ours.Convert(target, typeof(int), isExplicit: false);
        Ours.Binary(ExpressionType.Add, target, 1);
        Ours.Unary(ExpressionType.Negate, target);
        Assert.That(target.Log, Is.EqualTo(new[]
        {
            "get P", "set P", "call M 1 b", "invoke 1", "get [1]", "set [1]", "delete P", "delete [1]", "convert Int32", "Add", "Negate",
        }));
    }

    [Test]
    public void By_reference_arguments_come_back_from_a_dynamic_object()
    {
        object?[] values = [1];
        Ours.InvokeMember(new Recorder(), "Out", new(values) { ByReference = 1 });
        Assert.That(values[0], Is.EqualTo("written"));
    }

    [Test]
    public void What_the_gate_hides_of_the_class_is_not_reached_through_the_dynamic_object()
    {
        var binder = new MemberBinder(new PermissiveGate { Visible = member => member.Name != "GetType" }, new NoProxies());
        Assert.That(() => binder.InvokeMember(new Recorder(), "GetType", CallArguments.None), Throws.TypeOf<RuntimeBinderException>());
        Assert.That(() => binder.InvokeMember(new ExpandoObject(), "GetType", CallArguments.None), Throws.TypeOf<RuntimeBinderException>());
    }

    private sealed class Recorder : DynamicObject
    {
        public List<string> Log { get; } = [];

        public override bool TryGetMember(GetMemberBinder binder, out object? result) => Record("get " + binder.Name, out result);

        public override bool TrySetMember(SetMemberBinder binder, object? value) => Record("set " + binder.Name, out _);

        public override bool TryInvokeMember(InvokeMemberBinder binder, object?[]? args, out object? result)
        {
            if (binder.Name == "Out")
                args![0] = "written";
            return Record($"call {binder.Name} {args![0]} {string.Join(',', binder.CallInfo.ArgumentNames)}", out result);
        }

        public override bool TryInvoke(InvokeBinder binder, object?[]? args, out object? result) => Record("invoke " + args![0], out result);

        public override bool TryGetIndex(GetIndexBinder binder, object[] indexes, out object? result) => Record($"get [{indexes[0]}]", out result);

        public override bool TrySetIndex(SetIndexBinder binder, object[] indexes, object? value) => Record($"set [{indexes[0]}]", out _);

        public override bool TryDeleteMember(DeleteMemberBinder binder) => Record("delete " + binder.Name, out _);

        public override bool TryDeleteIndex(DeleteIndexBinder binder, object[] indexes) => Record($"delete [{indexes[0]}]", out _);

        public override bool TryConvert(ConvertBinder binder, out object? result) => Record("convert " + binder.Type.Name, out result);

        public override bool TryBinaryOperation(BinaryOperationBinder binder, object arg, out object? result) => Record(binder.Operation.ToString(), out result);

        public override bool TryUnaryOperation(UnaryOperationBinder binder, out object? result) => Record(binder.Operation.ToString(), out result);

        private bool Record(string what, out object? result)
        {
            Log.Add(what);
            result = 0;
            return true;
        }
    }
}
