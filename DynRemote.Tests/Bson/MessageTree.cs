using FsCheck;
using FsCheck.Fluent;

namespace DynRemote.Tests.Bson;

/// <summary>A message with anything in it that a message may hold.</summary>
public sealed record MessageTree(object?[] Root)
{
    public override string ToString() => Show(Root);

    private static string Show(object? value) => value switch
    {
        null => "null",
        object?[] array => "[" + string.Join(", ", array.Select(Show)) + "]",
        byte[] bytes => "x" + Convert.ToHexString(bytes),
        string text => '"' + text + '"',
        double number => $"0x{BitConverter.DoubleToInt64Bits(number):X}d",
        long number => number + "L",
        _ => value.ToString()!,
    };
}

/// <summary>Makes arbitrary message trees; strings are well-formed UTF-16, which Core sees to.</summary>
public static class MessageTreeArbitrary
{
    public static Arbitrary<MessageTree> MessageTrees() =>
        Arb.From(Gen.Sized(size => Array(Math.Min(size, 40))).Select(root => new MessageTree(root)), Shrink);

    private static Gen<object?[]> Array(int size) => Value(size / 2).ArrayOf(Math.Max(1, size)).Or(Value(size / 2).ListOf().Select(list => list.ToArray()));

    private static Gen<object?[]> Or(this Gen<object?[]> fixedLength, Gen<object?[]> anyLength) => Gen.OneOf(fixedLength, anyLength, Gen.Constant(System.Array.Empty<object?>()));

    private static Gen<object?> Value(int size)
    {
        var leaves = new[]
        {
            Gen.Constant((object?)null),
            ArbMap.Default.GeneratorFor<bool>().Select(value => (object?)value),
            ArbMap.Default.GeneratorFor<int>().Select(value => (object?)value),
            Gen.Elements(int.MinValue, int.MaxValue, -129, -128, 1023, 1024).Select(value => (object?)value),
            ArbMap.Default.GeneratorFor<long>().Select(value => (object?)value),
            Gen.Elements(long.MinValue, long.MaxValue, 0L).Select(value => (object?)value),
            ArbMap.Default.GeneratorFor<double>().Select(value => (object?)value),
            Gen.Elements(0x7FF8000000000001L, unchecked((long)0xFFF8DEADBEEF0001), long.MinValue).Select(bits => (object?)BitConverter.Int64BitsToDouble(bits)),
            Text().Select(value => (object?)value),
            ArbMap.Default.GeneratorFor<byte[]>().Select(value => (object?)value),
        };
        return size <= 0 ? Gen.OneOf(leaves) : Gen.OneOf([.. leaves, Array(size / 4).Select(value => (object?)value)]);
    }

    private static Gen<string> Text()
    {
        var rune = Gen.Elements("a", "Z", "\0", "é", "\u07FF", "\u0800", "\uFEFF", "\uFFFF", "😀", "\U0010FFFF", "名");
        return Gen.OneOf(
            Gen.Elements("", "Add", "ToString", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
            rune.ListOf().Select(string.Concat),
            Gen.Choose(250, 700).SelectMany(length => rune.Select(part => string.Concat(Enumerable.Repeat(part, length)))));
    }

    private static IEnumerable<MessageTree> Shrink(MessageTree tree)
    {
        for (var index = 0; index < tree.Root.Length; index++)
        {
            var skipped = index;
            yield return new MessageTree([.. tree.Root.Where((_, position) => position != skipped)]);
            if (tree.Root[index] is object?[] nested)
                yield return new MessageTree(nested);
        }
    }
}
