#pragma warning disable CA1822 // Members that need no object are reached through one, as the peer does.

using System.Collections;
using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.Text;

namespace DynRemote.Tests.Conformance.Kinds;

/// <summary>Takes collections as classes of the framework, and changes them.</summary>
public sealed class Taker
{
    public int Flip(BitArray bits)
    {
        bits.Length++;
        bits.Not();
        return bits.Count;
    }

    public void Mark(Hashtable map) => map["a"] = map.Count + 1;

    public void MarkSorted(System.Collections.SortedList map) => map["a"] = 0;

    public void MarkOrdered(System.Collections.Specialized.OrderedDictionary map) => map.Insert(0, "a", 0);

    public void MarkHybrid(HybridDictionary map) => map.Remove("b");

    public void AddTo(StringCollection texts) => texts.Add("c");

    public void AddTo(StringDictionary map) => map["B"] = "2";

    public void AddTo(Collection<int> numbers) => numbers.Insert(0, 0);

    public void AddTo(SortedSet<int> numbers) => numbers.Add(1);

    public void Sort(ArrayList list) => list.Sort();

    public int Last(ReadOnlyCollection<int> numbers) => numbers[^1];

    public int Find(ReadOnlyDictionary<string, int> map) => map["a"];

    public void FillMemory(Memory<byte> memory) => memory.Span.Fill(7);

    public void Reverse(Span<int> numbers) => numbers.Reverse();

    public int Sum(ReadOnlySpan<int> numbers)
    {
        var sum = 0;
        foreach (var number in numbers)
            sum += number;
        return sum;
    }

    public int Begin(ArraySegment<int> numbers)
    {
        numbers[0] = 8;
        return numbers.Count;
    }

    public int Length(ReadOnlySpan<char> text) => text.Length;

    public void Write(StringBuilder text) => text.Append("xyz").Replace("b", "B");

    public void Cut(StringBuilder text) => text.Length = 1;

    public int Count(List<int> numbers) => numbers.Count;

    public int Count(Dictionary<string, int> numbers) => numbers.Count;

    public int Fill((int Number, List<int> Numbers) pair)
    {
        pair.Numbers.Add(pair.Number);
        return pair.Numbers.Count;
    }

    public List<int> Give(List<int> numbers) => numbers;

    public void Swap(ref List<int> left, ref List<int> right) => (left, right) = (right, left);

    public async Task<int> FillLater(List<int> numbers)
    {
        await Task.Delay(1);
        numbers.Add(7);
        return numbers.Count;
    }

    public async ValueTask<int> FillSlowly(List<int> numbers)
    {
        await Task.Delay(1);
        numbers.Add(7);
        return numbers.Count;
    }

    public async ValueTask ClearSlowly(List<int> numbers)
    {
        await Task.Delay(1);
        numbers.Clear();
    }

    public IEnumerable<int> Move(List<int> numbers)
    {
        while (numbers.Count > 0)
        {
            var last = numbers[^1];
            numbers.RemoveAt(numbers.Count - 1);
            yield return last;
        }
        numbers.Add(0);
    }

    public async IAsyncEnumerable<int> MoveSlowly(List<int> numbers)
    {
        while (numbers.Count > 0)
        {
            await Task.Delay(1);
            var last = numbers[^1];
            numbers.RemoveAt(numbers.Count - 1);
            yield return last;
        }
        numbers.Add(0);
    }

    public int CountOf(KeyValuePair<string, List<int>> pair) => pair.Value.Count;

    public int CountOf((int, (List<int> Numbers, string)) nested) => nested.Item2.Numbers.Count;

    public string MessageOf(Exception exception) => exception.Message + " / " + exception.InnerException?.Message;

    public string Passed(in int number) => "in";

    public string Passed(int number) => "value";

    public int Apply((int Number, Func<int, int> Function) pair) => pair.Function(pair.Number);

    public bool AreEqual(object left, object right) => left.Equals(right);

    public int PartsRead { get; private set; }

    public IEnumerable<string> Read(string text)
    {
        foreach (var part in text.Split(','))
        {
            PartsRead++;
            yield return part;
        }
    }

    public IEnumerable<int> Doubled(List<int> numbers)
    {
        foreach (var number in numbers)
            yield return number * 2;
    }

    public void Add(List<int> numbers, Action added)
    {
        numbers.Add(1);
        added();
    }

    public string Told(object value) => "object " + (value is IEnumerable);

    public string Told(BitArray bits) => "bits " + bits.Count;

    public string Told(StringCollection texts) => "texts " + texts.Count;
}

/// <summary>Can be compared with its like.</summary>
#pragma warning disable CA1036, CA1067 // To be sorted is all that it is for.
public sealed record Ranked(int Rank) : IComparable<Ranked>, IComparable
{
    public int CompareTo(Ranked? other) => other is null ? 1 : Rank.CompareTo(other.Rank);

    public int CompareTo(object? obj) => CompareTo(obj as Ranked);
}
#pragma warning restore CA1036, CA1067
