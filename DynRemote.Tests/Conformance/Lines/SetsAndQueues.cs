using System.Collections;
using System.Collections.Concurrent;
using System.Threading.Channels;
using DynRemote.Tests.Conformance.Differential;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>Sets, queues, stacks and bags.</summary>
internal sealed class SetsAndQueues : LineTable
{
    public override string Title => "Sets, queues and stacks";

    protected override void Write()
    {
        Of("HashSet<int>", () => new HashSet<int> { 1, 2, 3 })
            .SeenBy(x => x.Order())
            .Gives(x => x.Add(2))
            .Gives(x => x.Contains(3))
            .Does(() => new[] { 2, 9 }, (x, a) => x.UnionWith(a))
            .Does(() => new List<int> { 2, 9 }, (x, a) => x.IntersectWith(a))
            .Does(() => new HashSet<int> { 2, 9 }, (x, a) => x.SymmetricExceptWith(a))
            .Gives(() => new HashSet<int> { 1, 2, 3 }, (x, a) => x.SetEquals(a))
            .Gives(x => { int found; return x.TryGetValue(2, out found) + ":" + found; })
            .Gives(x => x.RemoveWhere((Predicate<int>)(i => i < 3)));

        Of("SortedSet<string>", () => new SortedSet<string>(["b", "a", "c"], StringComparer.Ordinal))
            .Gives(x => x.Min)
            .Gives(x => x.Max)
            .Gives(x => x.GetViewBetween("a", "b"))
            .Does(x => x.GetViewBetween("a", "b").Clear())
            .Gives(x => x.Reverse())
            .Gives(x => x.GetViewBetween("c", "a"))
            .Does(x => x.Add("0"));

        Of("Stack<int>", () => new Stack<int>([1, 2, 3]))
            .Gives(x => x.Pop())
            .Gives(x => x.Peek())
            .Does(x => x.Push(4))
            .Gives(x => { x.Clear(); return x.Pop(); })
            .Gives(x => { int top; return x.TryPop(out top) ? top : -1; })
            .Gives(x => x.ToArray());

        Of("Queue<string>", () => new Queue<string>(["a", "b"]))
            .Gives(x => x.Dequeue() + x.Dequeue())
            .Does(x => x.Enqueue("c"))
            .Gives(x => { x.Dequeue(); x.Dequeue(); return x.Dequeue(); })
            .Gives(x => x.Peek());

        Of("PriorityQueue<string, int>", () => new PriorityQueue<string, int>([("b", 2), ("a", 1)]))
            .SeenBy(x => x.UnorderedItems)
            .Gives(x => x.Dequeue())
            .Does(x => x.Enqueue("0", 0))
            .Gives(x => x.EnqueueDequeue("z", -1))
            .Gives(x => { string element; int priority; return x.TryDequeue(out element, out priority) + element + priority; })
            .Gives(x => x.UnorderedItems.Count)
            .Gives(x => { x.Clear(); return x.Dequeue(); });

        Of("ConcurrentQueue<int>", () => new ConcurrentQueue<int>([1, 2]))
            .Gives(x => { int first; x.TryDequeue(out first); return first; })
            .Does(x => x.Enqueue(3))
            .Gives(x => x.IsEmpty);

        Of("ConcurrentStack<int>", () => new ConcurrentStack<int>([1, 2]))
            .Does(() => new[] { 7, 8 }, (x, a) => x.PushRange(a))
            .Gives(() => new int[2], (x, a) => x.TryPopRange(a));

        Of("ConcurrentBag<int>", () => new ConcurrentBag<int> { 5 })
            .SeenBy(x => x.Order())
            .Does(x => x.Add(6))
            .Gives(x => x.Count)
            .Gives(x => { int taken; return x.TryTake(out taken) + ":" + taken; });

        Of("BlockingCollection<int>", () => new BlockingCollection<int> { 1, 2 })
            .SeenBy(x => $"{x.Count} {x.IsAddingCompleted}")
            .Gives(x => x.Take())
            .Gives(x => { int item; return x.TryTake(out item) + ":" + item; })
            .Gives(x => { x.CompleteAdding(); var sum = 0; foreach (int i in x.GetConsumingEnumerable()) sum += i; return sum; })
            .Does(x => { x.CompleteAdding(); x.Add(3); })
            .Gives(x => x.BoundedCapacity);

        Of("BitArray", () => new BitArray([true, false, true]))
            .Gives(x => x[1])
            .Does(x => x[1] = true)
            .Does(x => x.Not())
            .Gives(x => x.Length)
            .Gives(x => x[3])
            .Gives(x => { var set = 0; foreach (bool bit in x) set += bit ? 1 : 0; return set; });

        Of("Channel<int>", Channel.CreateUnbounded<int>)
            .SeenBy(x => x.Reader.Count)
            .Gives(x => x.Writer.TryWrite(1))
            .Gives(x => { int item; x.Writer.TryWrite(7); return x.Reader.TryRead(out item) + ":" + item; })
            .Gives(x => x.Reader.CanCount)
            .Awaits(async x => { await x.Writer.WriteAsync(5); return await x.Reader.ReadAsync(); })
            .Awaits(async x => { x.Writer.Complete(); return await x.Reader.WaitToReadAsync(); });
    }
}
