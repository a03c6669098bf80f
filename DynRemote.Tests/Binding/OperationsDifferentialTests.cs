using System.Linq.Expressions;
using DynRemote.Operations;
using DynRemote.Tests.Binding.Subjects;

namespace DynRemote.Tests.Binding;

/// <summary>Operators, conversions, indexers and constructors by the binder and by C#'s own, over all pairs of operands.</summary>
public sealed class OperationsDifferentialTests
{
    private static readonly Action Handler = () => { };

    private static readonly object?[] Operands =
    [
        null, 1, 7, -1, 2L, (byte)3, (sbyte)-3, (short)4, (ushort)5, 6u, 7ul, 1.5, 2.5f, 3.5m, 'c', true, false, "text", Color.Green, Color.Blue, new Money(5),
        DateTime.UnixEpoch, TimeSpan.FromDays(1), Guid.Empty, new object(), new Both(), new List<int>(), new[] { 1 }, Handler, typeof(int),
    ];

    private static readonly ExpressionType[] BinaryOperators =
    [
        ExpressionType.Add, ExpressionType.Subtract, ExpressionType.Multiply, ExpressionType.Divide, ExpressionType.Modulo, ExpressionType.And, ExpressionType.Or,
        ExpressionType.ExclusiveOr, ExpressionType.LeftShift, ExpressionType.RightShift, ExpressionType.Equal, ExpressionType.NotEqual, ExpressionType.LessThan,
        ExpressionType.GreaterThan, ExpressionType.LessThanOrEqual, ExpressionType.GreaterThanOrEqual,
    ];

    private static readonly ExpressionType[] UnaryOperators =
    [
        ExpressionType.Negate, ExpressionType.UnaryPlus, ExpressionType.Not, ExpressionType.OnesComplement, ExpressionType.Increment, ExpressionType.Decrement,
        ExpressionType.IsTrue, ExpressionType.IsFalse,
    ];

    private static readonly Type[] Targets =
    [
        typeof(int), typeof(long), typeof(byte), typeof(sbyte), typeof(uint), typeof(ulong), typeof(char), typeof(double), typeof(float), typeof(decimal), typeof(bool),
        typeof(string), typeof(int?), typeof(long?), typeof(Color), typeof(Color?), typeof(object), typeof(IDisposable), typeof(IEnumerable<int>), typeof(IEnumerable<object>),
        typeof(Money), typeof(Both), typeof(ILeft), typeof(List<int>), typeof(int[]), typeof(long[]), typeof(object[]), typeof(DateTime), typeof(Half), typeof(EventHandler),
    ];

    [TestCaseSource(nameof(BinaryOperators))]
    public void A_binary_operator_does_what_CSharp_does(ExpressionType op) => Assert.Multiple(() =>
    {
        foreach (var left in Operands)
        {
            foreach (var right in Operands)
            {
                var local = Oracle.Outcome(() => LocalCalls.Binary(op, left, right));
                var bound = Oracle.Outcome(() => Oracle.Ours.Binary(op, left, right));
                Assert.That(bound, Is.EqualTo(local).NoClip, $"{op} of {left ?? "null"} and {right ?? "null"}");
            }
        }
    });

    [TestCaseSource(nameof(UnaryOperators))]
    public void A_unary_operator_does_what_CSharp_does(ExpressionType op) => Assert.Multiple(() =>
    {
        // C# calls the null in `null++` no variable; there is none to speak of here.
        foreach (var operand in Operands.Where(operand => operand is not null || op is not (ExpressionType.Increment or ExpressionType.Decrement)))
        {
            var local = Oracle.Outcome(() => LocalCalls.Unary(op, operand));
            var bound = Oracle.Outcome(() => Oracle.Ours.Unary(op, operand));
            Assert.That(bound, Is.EqualTo(local).NoClip, $"{op} of {operand ?? "null"}");
        }
    });

    [TestCaseSource(nameof(Targets))]
    public void A_conversion_does_what_CSharp_does(Type type) => Assert.Multiple(() =>
    {
        var convert = typeof(LocalCalls).GetMethod(nameof(LocalCalls.Convert))!.MakeGenericMethod(type).CreateDelegate<Func<object?, bool, object?>>();
        // The class of types is private to the run-time, so that C# converts it as the nearest public one; see TypeDisplay.
        foreach (var operand in Operands.Where(operand => operand is not Type))
        {
            foreach (var isExplicit in new[] { false, true })
            {
                var local = Oracle.Outcome(() => convert(operand, isExplicit));
                var bound = Oracle.Outcome(() => Oracle.Ours.Convert(operand, type, isExplicit));
                Assert.That(bound, Is.EqualTo(local).NoClip, $"{operand ?? "null"} to {type}, explicit {isExplicit}");
            }
        }
    });

    [Test]
    public void A_read_through_an_indexer_does_what_CSharp_does() => Assert.Multiple(() =>
    {
        object[] targets = [new Things(), new[] { 1, 2 }, new int[2, 2], "text", new List<string> { "a", "b" }, new Dictionary<string, int> { ["text"] = 1 }, 5, new object()];
        foreach (var target in targets)
        {
            foreach (var index in Operands)
            {
                var local = Oracle.Outcome(() => LocalCalls.GetIndex(target, index));
                var bound = Oracle.Outcome(() => Oracle.Ours.GetIndex(target, new CallArguments([index])));
                Assert.That(bound, Is.EqualTo(local).NoClip, $"{target}[{index ?? "null"}]");
            }
        }
    });

    [TestCase(typeof(List<int>))]
    [TestCase(typeof(Money))]
    [TestCase(typeof(Things))]
    [TestCase(typeof(Uri))]
    public void A_construction_does_what_CSharp_does(Type type) => Assert.Multiple(() =>
    {
        foreach (var operand in Operands)
        {
            var local = Oracle.Outcome(() => LocalCalls.Create(type, operand));
            var bound = Oracle.Outcome(() => Oracle.Ours.Create(type, new CallArguments([operand])));
            Assert.That(bound, Is.EqualTo(local).NoClip, $"new {type}({operand ?? "null"})");
        }
    });
}
