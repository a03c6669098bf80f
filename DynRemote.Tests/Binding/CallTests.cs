using DynRemote.Binding;
using DynRemote.Operations;
using DynRemote.Tests.Binding.Subjects;
using Microsoft.CSharp.RuntimeBinder;
using static DynRemote.Tests.Binding.Oracle;

namespace DynRemote.Tests.Binding;

/// <summary>Calls with all that the differential table cannot express: names, defaults, by-reference arguments, constants, type arguments, delegates.</summary>
public sealed class CallTests
{
    private readonly Things _things = new();

    [Test]
    public void Named_and_optional_arguments_fall_into_place() => Assert.Multiple(() =>
    {
        AssertSame(() => ((dynamic)_things).Optional(1), b => b.InvokeMember(_things, "Optional", new([1])));
        AssertSame(() => ((dynamic)_things).Optional(b: 1, a: 2), b => b.InvokeMember(_things, "Optional", new([1, 2]) { Names = ["b", "a"] }));
        AssertSame(() => ((dynamic)_things).Optional(1, c: "x"), b => b.InvokeMember(_things, "Optional", new([1, "x"]) { Names = ["c"] }));
        AssertSame(() => ((dynamic)_things).Optional(1, a: 2), b => b.InvokeMember(_things, "Optional", new([1, 2]) { Names = ["a"] }));
        AssertSame(() => ((dynamic)_things).Optional(1, q: 2), b => b.InvokeMember(_things, "Optional", new([1, 2]) { Names = ["q"] }));
        AssertSame(() => ((dynamic)_things).Optional(b: 2), b => b.InvokeMember(_things, "Optional", new([2]) { Names = ["b"] }));
        AssertSame(() => ((dynamic)_things).Defaults(), b => b.InvokeMember(_things, "Defaults", CallArguments.None));
        AssertSame(() => ((dynamic)_things).Caller("x"), b => b.InvokeMember(_things, "Caller", new(["x"])));
        Assert.That(Call(_things, "Caller"), Is.EqualTo("default"));
    });

    [Test]
    public void Params_take_arguments_in_either_form() => Assert.Multiple(() =>
    {
        Assert.That(Call(_things, "Params", 1, (byte)2, (short)3), Is.EqualTo("1+2+3"));
        Assert.That(Call(_things, "Params", new[] { 4, 5 }), Is.EqualTo("4+5"));
        Assert.That(Call(_things, "Params"), Is.Empty);
        Assert.That(Call(_things, "Params", [null]), Is.EqualTo("null"));
        Assert.That(Call(_things, "ParamsAfter", "f", 1, "b"), Is.EqualTo("f2"));
        Assert.That(Call(_things, "ParamsSpan", 1, 2), Is.EqualTo("span 2"));
        Assert.That(Call(_things, "ParamsList", 1, 2, 3), Is.EqualTo("list 3"));
        Assert.That(Call(_things, "ParamsSequence", "a", "b"), Is.EqualTo("a-b"));
        Assert.That(Call("", "Equals", "x", StringComparison.Ordinal), Is.False);
    });

    [Test]
    public void By_reference_arguments_are_written_back()
    {
        object?[] values = ["12", null];
        for (var i = 0; i < 2; i++)
        {
            values[1] = i == 0 ? null : 5;
            Assert.That(Ours.InvokeMember(_things, "Out", new(values) { ByReference = 2 }), Is.True);
            Assert.That(values[1], Is.EqualTo(12));
        }
        object?[] number = [7];
        var box = number[0];
        Assert.That(Ours.InvokeMember(_things, "Ref", new(number) { ByReference = 1 }), Is.EqualTo("ref 7"));
        Assert.That(number[0], Is.EqualTo(8));
        Assert.That(box, Is.EqualTo(7), "the caller's box is not the variable");
        Assert.That(FirstLine(() => Call(_things, "Ref", 1)), Does.EndWith("Ref(ref int)' has some invalid arguments"));
        Assert.That(FirstLine(() => Ours.InvokeMember(_things, "One", new([1]) { ByReference = 1 })), Does.EndWith("One(int)' has some invalid arguments"));
        Assert.That(Call(_things, "In", 5), Is.EqualTo("in 5"));
        Assert.That(Call(_things, "In", (byte)5), Is.EqualTo("in 5"));
    }

    [Test]
    public void Constants_narrow_where_they_fit() => Assert.Multiple(() =>
    {
        for (var i = 0; i < 2; i++)
        {
            Assert.That(CallConstant(_things, "Small1", 5), Is.EqualTo("byte 5"));
            Assert.That(FirstLine(() => CallConstant(_things, "Small1", 500)), Does.EndWith("Small1(byte)' has some invalid arguments"));
            Assert.That(CallConstant(_things, "Enumerated", 0), Is.EqualTo("Red"));
            Assert.That(FirstLine(() => CallConstant(_things, "Enumerated", 1)), Does.EndWith("invalid arguments"));
            Assert.That(FirstLine(() => Call(_things, "Enumerated", 0)), Does.EndWith("invalid arguments"));
            Assert.That(CallConstant(_things, "Narrow", -5), Is.EqualTo("sbyte"));
            Assert.That(CallConstant(_things, "Narrow", 300), Is.EqualTo("uint"));
            Assert.That(CallConstant(_things, "Narrow", 5), Is.EqualTo("sbyte"));
            Assert.That(CallConstant(_things, "Over", 5), Is.EqualTo("int"));
            Assert.That(CallConstant(_things, "Wide", 5L), Is.EqualTo("long"));
        }
        Assert.That(Ours.Binary(System.Linq.Expressions.ExpressionType.Add, 1, 2UL, constants: 1), Is.EqualTo(3UL));
        Assert.That(Ours.Binary(System.Linq.Expressions.ExpressionType.Equal, Color.Red, 0, constants: 2), Is.True);
    });

    [Test]
    public void Type_arguments_can_be_given() => Assert.Multiple(() =>
    {
        Assert.That(Ours.InvokeMember(_things, "GenericOnly", new([]) { TypeArguments = [typeof(Guid)] }), Is.EqualTo("Guid"));
        Assert.That(Ours.InvokeMember(_things, "Generic", new([1]) { TypeArguments = [typeof(long)] }), Is.EqualTo("Int64"));
        Assert.That(Ours.InvokeMember(_things, "Generic", new([1]) { TypeArguments = [typeof(object)] }), Is.EqualTo("Object"));
        AssertSame(() => ((dynamic)_things).GenericOnly<int, int>(), b => b.InvokeMember(_things, "GenericOnly", new([]) { TypeArguments = [typeof(int), typeof(int)] }));
        AssertSame(() => ((dynamic)_things).One<int>(1), b => b.InvokeMember(_things, "One", new([1]) { TypeArguments = [typeof(int)] }));
        AssertSame(() => ((dynamic)_things).GenericClass<int>(1), b => b.InvokeMember(_things, "GenericClass", new([1]) { TypeArguments = [typeof(int)] }));
        Assert.That(Call(_things, "GenericNullable", 1), Is.EqualTo("Int32"));
        Assert.That(Call(_things, "GenericFunc", (Func<int, string>)(i => "")), Is.EqualTo("Int32String"));
        Assert.That(Call(_things, "GenericFunc", (Predicate<int>)(i => true)), Is.EqualTo("Int32Boolean"));
    });

    [Test]
    public void Strings_and_arrays_become_spans()
    {
        var numbers = new[] { 1, 2, 3 };
        Assert.That(Call(_things, "Text", "four"), Is.EqualTo("span 4"));
        Assert.That(Call(_things, "Text", [null]), Is.EqualTo("span 0"));
        Assert.That(Call(_things, "Sum", numbers), Is.EqualTo(3));
        Assert.That(numbers[0], Is.EqualTo(100));
    }

    [Test]
    public void Spans_and_references_go_together()
    {
        int[] numbers = [0, 0];
        object?[] values = [numbers, 5, null, 2L];

        Assert.That(Ours.InvokeMember(_things, "FillSpan", new(values) { ByReference = 0b1110 }), Is.True);

        Assert.That(numbers, Is.EqualTo(new[] { 10, 12 }));
        Assert.That(values, Is.EqualTo(new object[] { numbers, 7, "filled", 2L }));

        object?[] tooMany = [new int[3], 1, null, 1L];
        Assert.That(() => Ours.InvokeMember(_things, "FillSpan", new(tooMany) { ByReference = 0b1110 }), Throws.ArgumentException.With.Message.EqualTo("too many"));
        Assert.That(tooMany[1..], Is.EqualTo(new object[] { new ChangedBeforeFailure(4), new ChangedBeforeFailure("filled"), 1L }));
    }

    [Test]
    public void A_method_that_takes_and_returns_references_gives_the_value_and_changes_the_variable()
    {
        object?[] values = [3, 4];

        Assert.That(Ours.InvokeMember(_things, "Larger", new(values) { ByReference = 1 }), Is.EqualTo(7));
        Assert.That(values, Is.EqualTo(new object[] { 7, 4 }));
    }

    [Test]
    public void What_cannot_leave_the_stack_is_refused_for_that_call_only()
    {
        Assert.That(FirstLine(() => Call(_things, "Spans")), Does.Contain("ref struct"));
        Assert.That(Call(_things, "RefReturn"), Is.EqualTo(_things.Field));
        Assert.That(Call(_things, "Nothing"), Is.Null);
    }

    [Test]
    public void Exceptions_come_out_as_they_were_thrown()
    {
        for (var i = 0; i < 3; i++)
        {
            var exception = Assert.Throws<InvalidOperationException>(() => Call(_things, "Throws", "m"))!;
            Assert.That(exception.Message, Is.EqualTo("m"));
            Assert.That(exception.StackTrace, Does.Contain("Things.Throws"));
        }
        Assert.That(() => Ours.Create(typeof(Thrower), CallArguments.None), Throws.TypeOf<InvalidOperationException>());
        Assert.That(() => Ours.Get(new Thrower(1), "Property"), Throws.TypeOf<InvalidOperationException>());
        Assert.That(() => Ours.Set(new Thrower(1), "Property", new CallArguments([1])), Throws.TypeOf<ArgumentException>());
    }

    [Test]
    public void Delegates_and_methods_become_delegates_of_other_types() => Assert.Multiple(() =>
    {
        var called = 0;
        Assert.That(Call(_things, "Callback", (System.Threading.ThreadStart)(() => called++)), Is.EqualTo("called"));
        Assert.That(Call(_things, "Predicate", (Func<int, bool>)(i => i == 1)), Is.EqualTo("True"));
        Assert.That(Call(_things, "Predicate", (Func<object, object>)(i => i is 1)), Is.EqualTo("True"));
        Assert.That(Call(_things, "Callback", new MethodGroup(_things, "Nothing")), Is.EqualTo("called"));
        Assert.That(Call(_things, "Predicate", new MethodGroup(new List<int> { 1 }, "Contains")), Is.EqualTo("True"));
        Assert.That(Call(_things, "Predicate", new MethodGroup(new HashSet<long> { 1 }, "Contains")), Is.EqualTo("True"));
        Assert.That(called, Is.EqualTo(1));
    });

    [Test]
    public void Delegates_are_invoked_with_the_conversions_of_a_call() => Assert.Multiple(() =>
    {
        Func<long, string> text = n => "n" + n;
        Func<int> none = () => 4;
        AssertSame(() => ((dynamic)text)(5), b => b.Invoke(text, new([5])));
        AssertSame(() => ((dynamic)text)("a"), b => b.Invoke(text, new(["a"])));
        AssertSame(() => ((dynamic)text)(), b => b.Invoke(text, new([])));
        AssertSame(() => ((dynamic)none)(1), b => b.Invoke(none, new([1])));
        AssertSame(() => ((dynamic)5)(1), b => b.Invoke(5, new([1])));
        AssertSame(() => ((dynamic)none).Invoke(), b => b.InvokeMember(none, "Invoke", new([])));
    });

    [Test]
    public void What_a_sequence_lacks_is_looked_up_among_the_extension_methods_of_Enumerable() => Assert.Multiple(() =>
    {
        var numbers = new List<int> { 3, 1, 2 };
        Assert.That(Call(numbers, "Where", (Func<int, bool>)(i => i > 1)), Is.EqualTo(new[] { 3, 2 }));
        Assert.That(Call(numbers, "Select", (Func<int, string>)(i => "n" + i)), Is.EqualTo(new[] { "n3", "n1", "n2" }));
        Assert.That(Call(numbers, "OrderBy", (Func<int, int>)(i => i)), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(Call(numbers, "First"), Is.EqualTo(3));
        Assert.That(Call(numbers, "Sum"), Is.EqualTo(6));
        Assert.That(Call(numbers, "Count", (Func<int, bool>)(i => i > 1)), Is.EqualTo(2));
        Assert.That(Call(numbers.Where(i => i > 1), "ToList"), Is.EqualTo(new[] { 3, 2 }));
        Assert.That(Ours.InvokeMember(new System.Collections.ArrayList { 1 }, "Cast", new([]) { TypeArguments = [typeof(int)] }), Is.EqualTo(new[] { 1 }));
        Assert.That(Ours.Invoke(Ours.Get(numbers, "Take")!, new([1])), Is.EqualTo(new[] { 3 }));
        Assert.That(FirstLine(() => Call(numbers, "Where", 1)), Is.EqualTo("'System.Collections.Generic.List<int>' does not contain a definition for 'Where'"));
        Assert.That(FirstLine(() => Call(new Things(), "Where", 1)), Does.EndWith("does not contain a definition for 'Where'"));
    });

    [Test]
    public void A_failure_names_the_candidates_and_why_each_did_not_fit()
    {
        var exception = Assert.Throws<RuntimeBinderException>(() => Call(_things, "Ambiguous", 1))!;
        Assert.That(exception.Message, Does.Contain("\n").And.Contain("Ambiguous(DynRemote.Tests.Binding.Subjects.ILeft): argument 1 is int, the parameter 'a' is"));
    }

    private sealed class Thrower
    {
        public Thrower() => throw new InvalidOperationException();

        public Thrower(int a) => _ = a;

        public int Property
        {
            get => throw new InvalidOperationException();
            set => throw new ArgumentException("a");
        }
    }
}
