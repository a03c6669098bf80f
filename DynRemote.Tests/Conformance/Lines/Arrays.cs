using System.Collections.Frozen;
using System.Collections.Immutable;
using DynRemote.Tests.Conformance.Differential;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>Arrays, and what cannot be changed.</summary>
internal sealed class Arrays : LineTable
{
    public override string Title => "Arrays and immutable collections";

    protected override void Write()
    {
        Of("int[]", () => new[] { 3, 1, 2 })
            .Gives(x => x.Length)
            .Gives(x => x[1])
            .Gives(x => x[3])
            .Gives(x => x[-1])
            .Gives(x => x[1L])
            .Gives(x => x["1"])
            .Gives(x => x[1, 2])
            .Does(x => x[1] = 7)
            .Does(x => x[1] = (byte)7)
            .Does(x => x[1] = 7L)
            .Does(x => x[0] *= 5)
            .Gives(x => x.GetValue(1))
            .Does(x => x.SetValue(9, 0))
            .Gives(x => x.GetLength(0))
            .Gives(x => x.Rank)
            .Gives(x => x.Clone())
            .Does(() => new int[4], (x, a) => x.CopyTo(a, 1))
            .Gives(x => x.Count)
            .Gives(x => { var sum = 0; foreach (var i in x) sum += i; return sum; });

        Of("string[]", () => new[] { "a", null, "c" })
            .Gives(x => x[1])
            .Gives(x => x[1].Length)
            .Does(x => x[1] = "b")
            .Does(x => x[0] = 1)
            .Gives(x => string.Join("-", (IEnumerable<string>)x))
            .Gives(x => x.IsReadOnly);

        Of("int[,]", () => new[,] { { 1, 2, 3 }, { 4, 5, 6 } })
            .Gives(x => x[1, 2])
            .Does(x => x[0, 0] = 9)
            .Does(x => x[1, 1]++)
            .Gives(x => x[2, 0])
            .Gives(x => x[0])
            .Gives(x => x.GetLength(1))
            .Gives(x => x.GetUpperBound(0))
            .Gives(x => x.Length)
            .Gives(x => { var sum = 0; foreach (int i in x) sum += i; return sum; });

        Of("int[][]", () => new int[][] { [1], [2, 3] })
            .Gives(x => x[1][1])
            .Does(x => x[0][0] = 9)
            .Gives(x => x[1].Length)
            .Gives(x => { var all = ""; foreach (var row in x) foreach (var i in row) all += i; return all; })
            .Does(x => x[0] = x[1]);

        Of("object[]", () => new object?[] { 1, "a", null })
            .Does(() => new object(), (x, a) => x[0] = a)
            .Gives(() => new object(), (x, a) => { x[2] = a; return x[2]; })
            .Gives(x => x[0] + 1)
            .Gives(x => x[1] + 1);

        Of("byte[]", () => new byte[] { 1, 2, 255 })
            .Gives(x => x[2])
            .Does(x => x[0] = 200)
            .Does(x => x[0] = 300)
            .Does(x => x[0] += 1)
            .Gives(x => Convert.ToHexString((byte[])x));

        Of("ArraySegment<int>", () => new ArraySegment<int>([1, 2, 3, 4], 1, 2))
            .Gives(x => x.Count)
            .Gives(x => x[0])
            .Gives(x => x.Offset)
            .Gives(x => x.Array)
            .Gives(x => x.Slice(1));

        Of("ImmutableList<int>", () => ImmutableList.Create(1, 2, 3))
            .Gives(x => x.Add(4))
            .Gives(x => x[1])
            .Gives(x => x.Count)
            .Gives(x => x.SetItem(0, 9))
            .Gives(x => x.RemoveAll((Predicate<int>)(i => i > 1)));

        Of("ImmutableList<int>, by reference", () => ImmutableList.Create(1, 2, 3)).ByReference()
            .Gives(x => x.Add(4).Add(5))
            .Gives(x => x[5])
            .Gives(x => x.Reverse())
            .Gives(x => x.IndexOf(3));

        Of("ImmutableArray<string>", () => ImmutableArray.Create("a", "b"))
            .Gives(x => x.Length)
            .Gives(x => x[0])
            .Gives(x => x.IsDefault)
            .Gives(x => x.Insert(0, "z"));

        Of("ImmutableDictionary<int, object>", () => ImmutableDictionary<int, object>.Empty.Add(1, new List<int> { 5 }))
            .Does(x => x[1].Add(6))
            .Gives(x => x.SetItem(2, "b").Count)
            .Gives(x => x.ContainsKey(2));

        Of("ImmutableSortedSet<int>, by reference", () => ImmutableSortedSet.Create(3, 1, 2)).ByReference()
            .Gives(x => x.Min)
            .Gives(x => x[0])
            .Gives(() => new[] { 2 }, (x, a) => x.Except(a));

        Of("ImmutableStack<int>", () => ImmutableStack.Create(1, 2))
            .Gives(x => { int top; var rest = x.Pop(out top); return top; })
            .Gives(x => x.Peek())
            .Gives(x => x.IsEmpty);

        Of("FrozenDictionary<int, string>", () => new Dictionary<int, string> { [1] = "a" }.ToFrozenDictionary())
            .Gives(x => x[1])
            .Gives(x => x[2])
            .Gives(x => x.Count);

        Of("ImmutableList<int>.Builder", () => ImmutableList.Create(1).ToBuilder())
            .Does(x => x.Add(2))
            .Gives(x => x.ToImmutable());

        Of("Memory<byte>", () => new Memory<byte>([1, 2, 3]))
            .Gives(x => x.Length)
            .Gives(x => x.IsEmpty)
            .Gives(x => x.Slice(1).Length)
            .Gives(x => x.ToArray());
    }
}
