using System.Dynamic;
using System.Linq.Expressions;
using System.Reflection;
using DynRemote.Binding;
using DynRemote.Operations;
using DynRemote.Tests.Binding.Subjects;
using Moq;

namespace DynRemote.Tests.Binding;

/// <summary>Whatever the route, the gate is asked exactly once before a member is touched, also when the call is warm, and its refusal stops the touch.</summary>
public sealed class GateTests
{
    private static IEnumerable<TestCaseData> Routes()
    {
        var things = new Things { Handler = i => i };
        Func<int, int> function = i => i;
        yield return Route("get of a property", "Property", AccessKind.Read, b => b.Get(things, "Property"));
        yield return Route("get of a field", "Field", AccessKind.Read, b => b.Get(things, "Field"));
        yield return Route("set of a property", "Property", AccessKind.Write, b => b.Set(things, "Property", new CallArguments([1])));
        yield return Route("set of a field", "Field", AccessKind.Write, b => b.Set(things, "Field", new CallArguments([1])));
        yield return Route("call", "One", AccessKind.Call, b => b.InvokeMember(things, "One", new([1])));
        yield return Route("call of ToString", "ToString", AccessKind.Call, b => b.InvokeMember(things, "ToString", CallArguments.None));
        yield return Route("call of GetType", "GetType", AccessKind.Call, b => b.InvokeMember(things, "GetType", CallArguments.None));
        yield return Route("invocation of a delegate", "Invoke", AccessKind.Call, b => b.Invoke(function, new([1])));
        yield return Route("invocation of a method group", "One", AccessKind.Call, b => b.Invoke(new MethodGroup(things, "One"), new([1])));
        yield return Route("get through an indexer", "Item", AccessKind.Read, b => b.GetIndex(things, new([1])));
        yield return Route("set through an indexer", "Item", AccessKind.Write, b => b.SetIndex(things, new(["a", "b"])));
        yield return Route("get of an array element", "Item", AccessKind.Read, b => b.GetIndex(new int[1], new([0])));
        yield return Route("set of an array element", "Item", AccessKind.Write, b => b.SetIndex(new int[1], new([0, 1])));
        yield return Route("slice of an array", "Item", AccessKind.Read, b => b.GetIndex(new int[1], new([System.Range.All])));
        yield return Route("construction", ".ctor", AccessKind.Construct, b => b.Create(typeof(Things), CallArguments.None));
        yield return Route("construction of a plain struct", ".ctor", AccessKind.Construct, b => b.Create(typeof(Guid), CallArguments.None));
        yield return Route("invocation of a type", ".ctor", AccessKind.Construct, b => b.Invoke(typeof(Things), CallArguments.None));
        yield return Route("static call", "StaticMethod", AccessKind.Call, b => b.InvokeMember(typeof(Things), "StaticMethod", new([1])));
        yield return Route("static property", "Static", AccessKind.Read, b => b.Get(typeof(Things), "Static"));
        yield return Route("member of a type object", "FullName", AccessKind.Read, b => b.Get(typeof(Things), "FullName"));
        yield return Route("subscription", "Happened", AccessKind.Subscribe, b => b.Subscribe(things, "Happened", (Action)(() => { })));
        yield return Route("unsubscription", "Happened", AccessKind.Subscribe, b => b.Unsubscribe(things, "Happened", (Action)(() => { })));
        yield return Route("addition to an event", "Happened", AccessKind.Subscribe, b => b.Binary(ExpressionType.AddAssign, b.Get(things, "Happened"), (Action)(() => { })));
        yield return Route("enumeration", "GetEnumerator", AccessKind.Enumerate, b => b.Enumerate(new List<int>()));
        yield return Route("disposal", "Dispose", AccessKind.Call, b => b.Dispose(new MemoryStream()));
        yield return Route("user-defined operator", "op_Addition", AccessKind.Call, b => b.Binary(ExpressionType.Add, new Money(1), new Money(1)));
        yield return Route("user-defined unary operator", "op_UnaryNegation", AccessKind.Call, b => b.Unary(ExpressionType.Negate, new Money(1)));
        yield return Route("truth operator", "op_True", AccessKind.Call, b => b.Unary(ExpressionType.IsTrue, new Money(1)));
        yield return Route("user-defined conversion", "op_Implicit", AccessKind.Call, b => b.Convert(new Money(1), typeof(decimal), false));
        yield return Route("explicit conversion", "op_Explicit", AccessKind.Call, b => b.Convert(new Money(1), typeof(string), true));
        yield return Route("text of an object in a concatenation", "ToString", AccessKind.Call, b => b.Binary(ExpressionType.Add, "a", things));
        yield return Route("extension method", "First", AccessKind.Call, b => b.InvokeMember(new List<int> { 1 }, "First", CallArguments.None));
        yield return Route("dynamic get", "P", AccessKind.Read, b => b.Get(Expando(), "P"));
        yield return Route("dynamic set", "P", AccessKind.Write, b => b.Set(Expando(), "P", new CallArguments([1])));
        yield return Route("dynamic call", "P", AccessKind.Call, b => b.InvokeMember(Expando(), "P", CallArguments.None));
        yield return Route("dynamic deletion", "P", AccessKind.Write, b => b.DeleteMember(Expando(), "P"));
    }

    [TestCaseSource(nameof(Routes))]
    public void The_gate_is_asked_once_on_each_route(string name, object what, Delegate route)
    {
        var kind = (AccessKind)what;
        var operation = (Action<MemberBinder>)route;
        var gate = new Mock<IMemberGate>(MockBehavior.Strict);
        gate.SetupGet(g => g.AllowsStatics).Returns(true);
        gate.Setup(g => g.IsVisible(It.IsAny<Type>(), It.IsAny<MemberInfo>())).Returns(true);
        gate.Setup(g => g.Demand(It.IsAny<Type>(), It.IsAny<MemberInfo?>(), name, kind));
        var binder = new MemberBinder(gate.Object, new NoProxies());
        for (var i = 1; i <= 3; i++)
        {
            operation(binder);
            gate.Verify(g => g.Demand(It.IsAny<Type>(), It.IsAny<MemberInfo?>(), name, kind), Times.Exactly(i));
        }
    }

    [TestCaseSource(nameof(Routes))]
    public void What_the_gate_refuses_is_not_touched(string name, object what, Delegate route)
    {
        var kind = (AccessKind)what;
        var operation = (Action<MemberBinder>)route;
        var gate = new Mock<IMemberGate>(MockBehavior.Strict);
        gate.SetupGet(g => g.AllowsStatics).Returns(true);
        gate.Setup(g => g.IsVisible(It.IsAny<Type>(), It.IsAny<MemberInfo>())).Returns(true);
        gate.Setup(g => g.Demand(It.IsAny<Type>(), It.IsAny<MemberInfo?>(), name, kind)).Throws(new RemoteAccessException("refused"));
        var binder = new MemberBinder(gate.Object, new NoProxies());
        Assert.That(() => operation(binder), Throws.TypeOf<RemoteAccessException>());
        Assert.That(() => operation(binder), Throws.TypeOf<RemoteAccessException>());
    }

    [Test]
    public void A_converted_argument_asks_for_the_conversion_and_for_the_call()
    {
        var gate = new PermissiveGate();
        new MemberBinder(gate, new NoProxies()).InvokeMember(new Things(), "ConvertibleFrom", new([1]));
        Assert.That(gate.Demands.Select(demand => demand.Name), Is.EqualTo(new[] { "ConvertibleFrom", "op_Implicit" }));
    }

    [Test]
    public void Without_statics_the_gate_is_asked_about_the_static_member_before_anything_is_seen()
    {
        var gate = new Mock<IMemberGate>(MockBehavior.Strict);
        gate.SetupGet(g => g.AllowsStatics).Returns(false);
        gate.Setup(g => g.Demand(typeof(Things), typeof(Things).GetMethod("StaticMethod"), "StaticMethod", AccessKind.Call)).Throws(new RemoteAccessException("refused"));
        var binder = new MemberBinder(gate.Object, new NoProxies());
        Assert.That(() => binder.InvokeMember(typeof(Things), "StaticMethod", new([1])), Throws.TypeOf<RemoteAccessException>());
    }

    private static ExpandoObject Expando()
    {
        var expando = new ExpandoObject();
        ((IDictionary<string, object?>)expando)["P"] = () => 1;
        return expando;
    }

    private static TestCaseData Route(string route, string name, AccessKind kind, Action<MemberBinder> operation) =>
        new TestCaseData(name, kind, operation).SetArgDisplayNames(route);
}
