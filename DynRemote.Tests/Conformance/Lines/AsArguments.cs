using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.Runtime.CompilerServices;
using System.Text;
using DynRemote.Tests.Conformance.Differential;
using DynRemote.Tests.Conformance.Kinds;
using DynRemote.Tests.Conformance.Samples;
using Newtonsoft.Json;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>Remote collections as arguments to .NET itself and in variables of a collection's type, and collections of one's own as arguments there.</summary>
internal sealed class AsArguments : LineTable
{
    public override string Title => "Collections as arguments and in typed variables";

    protected override void Write()
    {
        Of("List<int>, as an argument", () => new List<int> { 3, 1, 2 })
            .Gives(x => string.Join(",", x))
            .Gives(x => string.Concat(x))
            .Gives(x => Enumerable.Count(x))
            .Gives(x => Enumerable.Sum(x))
            .Gives(x => Enumerable.Max(x))
            .Gives(x => Enumerable.Contains(x, 2))
            .Gives(x => ((IEnumerable<int>)x).SequenceEqual(new[] { 3, 1, 2 }))
            .Gives(x => ((IEnumerable<int>)x).ToHashSet())
            .Gives(x => ((IEnumerable<int>)x).Reverse().Take(2).Last())
            .Gives(x => ((IEnumerable<int>)x).ElementAt(1))
            .Gives(x => Enumerable.Where((IEnumerable<int>)x, i => i > 1).ToList())
            .Gives(x => ((IEnumerable<int>)x).Select(i => i * 2).ToArray())
            .Gives(x => (from i in (IEnumerable<int>)x where i > 1 orderby i select $"<{i}>").ToList())
            .Gives(x => ((IEnumerable<int>)x).ToDictionary(i => i, i => i * i))
            .Gives(x => ((IEnumerable<int>)x).Aggregate((left, right) => (left * 10) + right))
            .Gives(x => ((IEnumerable<int>)x).Skip(1).First())
            .Gives(x => ((IEnumerable<int>)x).First(i => i > 5))
            .Gives(x => ((IEnumerable<int>)x).GroupBy(i => i % 2).Count())
            .Gives(x => new[] { 9 }.Concat((IEnumerable<int>)x).ToList())
            .Gives(x => new[] { 1, 5 }.Intersect((IEnumerable<int>)x).Single())
            .Gives(x => new List<int>((IEnumerable<int>)x))
            .Gives(x => new HashSet<int>((IEnumerable<int>)x))
            .Gives(x => new Queue<int>((IEnumerable<int>)x))
            .Gives(x => new SortedSet<int>((IEnumerable<int>)x))
            .Gives(x => new ReadOnlyCollection<int>((IList<int>)x).Count)
            .Gives(x => ImmutableList.CreateRange((IEnumerable<int>)x))
            .Does(() => new List<int> { 9 }, (x, a) => a.AddRange((IEnumerable<int>)x))
            .Does(() => new HashSet<int> { 1, 9 }, (x, a) => a.IntersectWith((IEnumerable<int>)x))
            .Gives(x => int.Parse(string.Concat((IEnumerable<int>)x), System.Globalization.CultureInfo.InvariantCulture))
            .Gives(x => JsonConvert.SerializeObject(x))
            .Gives(x => System.Text.Json.JsonSerializer.Serialize((IEnumerable<int>)x))
            .Awaits(async x => { var sum = 0; await Task.Run(() => { foreach (int i in x) sum += i; }); return sum; });

        Of("List<int>, in typed variables", () => new List<int> { 3, 1, 2 })
            .Gives(x => { List<int> list = x; return list.Count + list[0]; })
            .Gives(x => ((List<int>)x).IndexOf(2))
            .Gives(x => { IReadOnlyCollection<int> all = x; return all.Count; })
            .Gives(x => { IEnumerable all = x; return all.Cast<int>().Last(); })
            .Gives(x => Middle((List<int>)x));

        Of("int[], in typed variables", () => new[] { 3, 1, 2 })
            .Gives(x => { int[] array = x; return array.Length + array[2]; })
            .Gives(x => { Array array = x; return array.GetLength(0); })
            .Gives(x => { Memory<int> memory = x; return memory.Length; })
            .Gives(x => { ReadOnlyMemory<int> memory = x; return memory.Slice(1).ToArray(); })
            .Gives(x => { ArraySegment<int> segment = x; return segment.Count; })
            .Gives(x => Params((int[])x))
            .Gives(x => Array.IndexOf((int[])x, 2))
            .Gives(x => BitConverter.ToString([.. ((int[])x).Select(i => (byte)i)]));

        Of("byte[], in typed variables", () => new byte[] { 1, 2, 255 })
            .Gives(x => { byte[] bytes = x; return Convert.ToBase64String(bytes); })
            .Gives(x => { Memory<byte> memory = x; return memory.ToArray(); })
            .Gives(x => new MemoryStream((byte[])x).Length)
            .Gives(x => Convert.ToHexString((byte[])x))
            .Gives(x => new Guid((byte[])[.. (IEnumerable<byte>)x, .. new byte[13]]));

        Of("int[,], in typed variables", () => new[,] { { 1, 2, 3 }, { 4, 5, 6 } })
            .Gives(x => { int[,] matrix = x; return matrix[1, 2] + matrix.GetLength(0); })
            .Gives(x => { int[] flat = x; return flat.Length; });

        Of("int[][], in typed variables", () => new int[][] { [1], [2, 3] })
            .Gives(x => { IEnumerable all = x; return all.Cast<object>().Count(); });

        Of("Dictionary<string, int>, in typed variables", () => new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["one"] = 1, ["two"] = 2 })
            .Gives(x => { Dictionary<string, int> map = x; return map["ONE"]; })
            .Gives(x => { IDictionary<string, int> map = x; return map["ONE"]; })
            .Gives(x => new SortedDictionary<string, int>((IDictionary<string, int>)x, StringComparer.Ordinal))
            .Gives(x => JsonConvert.SerializeObject(x))
            .Gives(x => ((IEnumerable<KeyValuePair<string, int>>)x).Sum(pair => pair.Value))
            .Gives(x => ((IDictionary<string, int>)x).ToDictionary(pair => pair.Value, pair => pair.Key));

        Of("HashSet<string>, in typed variables", () => new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "a", "b" })
            .Gives(x => { HashSet<string> set = x; return set.Contains("A"); })
            .Gives(x => { ISet<string> set = x; return set.Contains("A"); })
            .Gives(x => { IReadOnlySet<string> set = x; return set.Count; });

        Of("ImmutableArray<int>, by reference", () => ImmutableArray.Create(3, 1)).ByReference()
            .Gives(x => { ImmutableArray<int> array = x; return array.Length + array[0]; })
            .Gives(x => { IReadOnlyList<int> list = x; return list[1]; });

        Of("Stack<int>, in typed variables", () => new Stack<int>([1, 2]))
            .Gives(x => { Stack<int> stack = x; return stack.Peek(); });

        Of("Queue<int>, in typed variables", () => new Queue<int>([1, 2]))
            .Gives(x => { Queue<int> queue = x; return queue.Peek(); });

        Of("ConcurrentQueue<int>, in typed variables", () => new ConcurrentQueue<int>([1, 2]))
            .Gives(x => { ConcurrentQueue<int> queue = x; return queue.Count; })
            .Gives(x => { IProducerConsumerCollection<int> items = x; int item; return items.TryTake(out item) + ":" + item; });

        Of("ArrayList, in typed variables", () => new ArrayList { 1, "two", null })
            .Gives(x => { ArrayList list = x; return list[1]; })
            .Gives(x => { ICollection list = x; return list.Count; })
            .Gives(x => JsonConvert.SerializeObject(x));

        Of("Hashtable, in typed variables", () => new Hashtable { ["k"] = 2 })
            .Gives(x => { Hashtable table = x; return table["k"]; });

        Of("BitArray, in typed variables", () => new BitArray([true, false, true]))
            .Gives(x => { BitArray bits = x; return bits[2] && !bits[1]; })
            .Gives(x => JsonConvert.SerializeObject(x));

        Of("tuple", () => (1, "two", new List<int> { 5 }))
            .Gives(x => x.Item1 + x.Item3[0])
            .Does(x => x.Item3.Add(6));

        Of("tuple of values", () => (1, "two"))
            .Gives(x => { (int, string) pair = x; return pair.Item1 + pair.Item2; })
            .Gives(x => { var (number, text) = ((int, string))x; return text + number; });

        Of("object with a tuple", () => new StrongBox<(int, List<int>)>((1, [5]))).SeenBy(x => x.Value)
            .Gives(x => x.Value.Item2[0])
            .Does(x => x.Value.Item2.Add(6));

        Of("KeyValuePair<string, int>", () => KeyValuePair.Create("a", 1))
            .Gives(x => { KeyValuePair<string, int> pair = x; return pair.Value; });

        Of("iterator, in typed variables", Squares)
            .Gives(x => { IEnumerable<int> all = x; return all.ToList(); })
            .Gives(x => JsonConvert.SerializeObject(x));

        Of("an object, to JSON", () => new Person("Ann", 40)).SeenBy(x => x.ToString())
            .Gives(x => JsonConvert.SerializeObject(x))
            .Gives(x => System.Text.Json.JsonSerializer.Serialize(x))
            .Gives(x => System.Text.Json.JsonSerializer.Serialize(new { Who = (object)x }));

        Of("an object with parts, to JSON", () => new Receipt()).SeenBy(_ => null)
            .Gives(x => JsonConvert.SerializeObject(x.Lines))
            .Gives(x => JsonConvert.SerializeObject(x.Count))
            .Gives(x => JsonConvert.SerializeObject(x.Total))
            .Gives(x => System.Text.Json.JsonSerializer.Serialize(x.Lines));

        Of("a callee with collections of its own kinds", () => new Taker())
            .SeenBy(_ => null)
            .Gives(() => new BitArray([true, false]), (x, a) => x.Flip(a))
            .Does(() => new Hashtable { ["a"] = 1 }, (x, a) => x.Mark(a))
            .Does(() => new System.Collections.SortedList { ["b"] = 1 }, (x, a) => x.MarkSorted(a))
            .Does(() => new System.Collections.Specialized.OrderedDictionary { ["b"] = 1 }, (x, a) => x.MarkOrdered(a))
            .Does(() => new HybridDictionary { ["b"] = 1 }, (x, a) => x.MarkHybrid(a))
            .Does(() => new StringCollection { "b" }, (x, a) => x.AddTo(a))
            .Does(() => new StringDictionary { ["b"] = "1" }, (x, a) => x.AddTo(a))
            .Does(() => new Collection<int> { 1 }, (x, a) => x.AddTo(a))
            .Does(() => new ArrayList { 2, 1 }, (x, a) => x.Sort(a))
            .Does(() => new SortedSet<int> { 2 }, (x, a) => x.AddTo(a))
            .Gives(() => new ReadOnlyCollection<int>([4, 5]), (x, a) => x.Last(a))
            .Gives(() => new ReadOnlyDictionary<string, int>(new Dictionary<string, int> { ["a"] = 7 }), (x, a) => x.Find(a))
            .Does(() => new byte[2], (x, a) => x.FillMemory(a))
            .Does(() => new byte[4], (x, a) => x.FillMemory(a.AsMemory(1, 2)))
            .Does(() => new[] { 1, 2, 3 }, (x, a) => x.Reverse(a))
            .Gives(() => new[] { 1, 2, 3 }, (x, a) => x.Sum(a))
            .Gives(() => new List<int> { 1, 2, 3 }, (x, a) => x.Sum(a))
            .Gives(() => new[] { 'a', 'b' }, (x, a) => x.Length(a))
            .Gives(() => new[] { 1, 2, 3 }, (x, a) => x.Begin(new ArraySegment<int>(a, 1, 2)))
            .Does(() => new StringBuilder("abc"), (x, a) => x.Write(a))
            .Does(() => new StringBuilder("abc"), (x, a) => x.Cut(a))
            .Gives(() => new List<int> { 1 }, (x, a) => x.Fill((2, a)))
            .Gives(() => new List<int> { 1 }, (x, a) => ReferenceEquals(x.Give(a), a))
            .Gives(() => new List<int> { 1 }, (x, a) => { var (left, right) = (a, new List<int> { 2 }); x.Swap(ref left, ref right); return (ReferenceEquals(right, a), left[0]); })
            .Gives(() => new List<int> { 1 }, (x, a) => x.CountOf(KeyValuePair.Create("k", a)))
            .Gives(() => new List<int> { 1 }, (x, a) => x.CountOf((1, (a, "s"))))
            .Gives(() => new TimeZoneNotFoundException("own", new FormatException("inner")), (x, a) => x.MessageOf(a))
            .Gives(() => new OwnException("own"), (x, a) => x.MessageOf(a))
            .Gives(x => x.Passed(5))
            .Awaits(async x => { var numbers = new List<int> { 1 }; int count = await x.FillLater(numbers); return (count, numbers.Count, numbers[1]); })
            .Awaits(async x => { var numbers = new List<int> { 1 }; int count = await x.FillSlowly(numbers); return (count, numbers.Count, numbers[1]); })
            .Awaits(async x => { var numbers = new List<int> { 1 }; await x.ClearSlowly(numbers); return numbers.Count; })
            .Gives(() => new List<int> { 1, 2, 3 }, (x, a) => { var seen = ""; foreach (var number in x.Move(a)) seen += number; return (seen, a.Count, a[0]); })
            .Gives(() => new List<int> { 1, 2, 3 }, (x, a) => { IEnumerator<int> moving = ((IEnumerable<int>)x.Move(a)).GetEnumerator(); moving.MoveNext(); return (moving.Current, a.Count); })
            .Gives(() => new List<int> { 1, 2, 3 }, (x, a) => { foreach (var number in x.Move(a)) break; return (a.Count, a[1]); })
            .Gives(() => new List<int> { 1, 2, 3 }, (x, a) => { List<int> moved = Enumerable.ToList((IEnumerable<int>)x.Move(a)); return (moved.Count, a.Count); })
            .Awaits(async x => { var (numbers, seen) = (new List<int> { 1, 2, 3 }, ""); await foreach (int number in (IAsyncEnumerable<int>)x.MoveSlowly(numbers)) seen += number; return (seen, numbers.Count); })
            .Gives(() => new Func<int, int>(i => i + 1), (x, a) => x.Apply((2, a)))
            .Gives(() => new List<string>(), (x, a) => x.Count(a))
            .Gives(() => new List<string> { "a" }, (x, a) => x.Count(a))
            .Gives(() => new Dictionary<int, int>(), (x, a) => x.Count(a))
            .Gives(() => new[] { "a" }, (x, a) => x.Sum(a))
            .Gives(() => new List<int> { 1, 2 }, (x, a) => x.Told(a))
            .Gives(() => new Hashtable { [1] = 2 }, (x, a) => x.Told(a))
            .Gives(() => "text", (x, a) => x.Told(a));

        Of("BitArray, and one of one's own", () => new BitArray([true, false, true]))
            .Gives(() => new BitArray([true, true, false]), (x, a) => x.And(a))
            .Does(() => new BitArray([true, true, false]), (x, a) => x.Xor(a))
            .Does(() => new BitArray(2), (x, a) => x.Or(a));
    }

    private static IEnumerable<int> Squares()
    {
        for (var i = 1; i <= 3; i++)
            yield return i * i;
    }

    private static int Middle(List<int> list) => list[list.Count / 2];

    private static int Params(params int[] numbers) => numbers.Sum();
}
