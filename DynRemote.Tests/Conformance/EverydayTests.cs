using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>What programs do all day: collections in place and through interfaces, LINQ, callbacks that fail, many threads at once.</summary>
public sealed class EverydayTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    [Test]
    public void A_result_becomes_a_nullable()
    {
        dynamic x = Held(new Slot { Value = 5 });
        int? five = x.Value;
        x.Value = null;
        int? none = x.Value;
        Assert.That((five, none), Is.EqualTo(((int?)5, (int?)null)));
    }

    [Test]
    public void A_query_runs_over_a_remote_list()
    {
        dynamic x = Held(new List<Slot> { new() { Value = 1 }, new() { Value = 2 } });
        var values = from dynamic slot in (IEnumerable<object>)x where (int)slot.Value > 1 select (int)slot.Value;
        Assert.That(values, Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public void A_dictionary_is_used_in_place()
    {
        var map = new Dictionary<string, object>();
        dynamic x = Held(map);
        x["a"] = 1;
        x.Add("b", new List<int> { 1 });
        Assert.That((bool)x.ContainsKey("a"), Is.True);
        bool found = x.TryGetValue("b", out object b);
        Assert.That(found, Is.True);
        Assert.That(b, Is.TypeOf<List<int>>());
        Assert.That((bool)x.Remove("a"), Is.True);
        Assert.That(map.Keys, Is.EqualTo(new[] { "b" }));
        IDictionary<string, object> face = x;
        face["c"] = 3;
        Assert.That(face.Count, Is.EqualTo(2));
        Assert.That(face.TryGetValue("c", out var c), Is.True);
        Assert.That(c, Is.EqualTo(3));
        Assert.That(((IEnumerable<KeyValuePair<string, object>>)x).Select(pair => pair.Key), Is.EqualTo(map.Keys));
    }

    [Test]
    public void A_list_is_used_through_its_interface()
    {
        var list = new List<int> { 3, 1, 2 };
        IList<int> x = Held(list);
        x.Add(4);
        x[0] = 9;
        x.Insert(0, 7);
        Assert.That(x, Has.Count.EqualTo(5));
        Assert.That(x.IndexOf(1), Is.EqualTo(2));
        Assert.That(x.ToArray(), Is.EqualTo(list));
        Assert.That(x.OrderBy(n => n).First(), Is.EqualTo(1));
        var target = new int[5];
        x.CopyTo(target, 0);
        Assert.That(target, Is.EqualTo(list));
    }

    [Test]
    public void All_targets_of_a_delegate_of_ours_are_called()
    {
        var log = new List<int>();
        Action<int> both = log.Add;
        both += n => log.Add(-n);
        dynamic x = Held((Action<Action<int>>)(a => a(5)));
        x(both);
        Assert.That(log, Is.EqualTo(new[] { 5, -5 }));
    }

    [Test]
    public void A_string_builder_is_used_in_place()
    {
        var text = new System.Text.StringBuilder();
        dynamic x = Held(text);
        x.Append("a").Append(1).AppendLine().Append('c');
        Assert.That(text.ToString(), Is.EqualTo($"a1{Environment.NewLine}c"));
        Assert.That((char)x[0], Is.EqualTo('a'));
        Assert.That(x.ToString(), Is.EqualTo(text.ToString()));
    }

    [Test]
    public void A_lazy_argument_is_not_drained()
    {
        var producer = new Producer();
        dynamic x = Held(new Plant());
        Assert.That((int)x.First(producer.Endless()), Is.Zero);
        Assert.That(producer.Produced, Is.LessThan(10));
        Assert.That(producer.Ended.Task.Wait(Limit), Is.True);
    }

    [Test]
    public void An_exception_of_a_callback_goes_through_the_owner_to_its_caller()
    {
        dynamic x = Held(new Caller());
        var error = Assert.Throws<FormatException>(() => x.Call((Func<int, int>)(_ => throw new FormatException("mine")), 1));
        Assert.That(error.Message, Is.EqualTo("mine"));
    }

    [Test]
    public void An_exception_that_is_not_thrown_is_an_object_like_any_other()
    {
        dynamic x = Held(new Slot { Value = new InvalidOperationException("kept") });
        Assert.That((string)x.Value.Message, Is.EqualTo("kept"));
    }

    [Test]
    public void Objects_that_nobody_holds_any_more_leave_the_owners_table()
    {
        dynamic x = Held(Enumerable.Range(0, 1000).Select(_ => new Slot()).ToList());
        Drop(x);
        for (var i = 0; i < 50 && Owner.Statistics.Exports > 10; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            _ = Holder.GetNames();
        }
        Assert.That(Owner.Statistics.Exports, Is.LessThan(10));

        static void Drop(dynamic x)
        {
            foreach (var slot in x)
                _ = slot.Value;
        }
    }

    [Test]
    public void A_framework_exception_arrives_with_its_own_properties()
    {
        dynamic x = Held((Action)(() => throw new ArgumentOutOfRangeException("size", 5, "too big")));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => x());
        Assert.That(error.ParamName, Is.EqualTo("size"));
        Assert.That(error.ActualValue, Is.EqualTo(5));
    }

    [Test]
    public async Task Parallel_callers_get_their_own_answers()
    {
        dynamic x = Held(new Slot());
        var all = Enumerable.Range(0, 16).Select(t => Task.Run(() =>
        {
            for (var i = 0; i < 200; i++)
            {
                if ((int)x.Echo((t * 1000) + i) != (t * 1000) + i)
                    return false;
            }
            return true;
        }));
        Assert.That(await Task.WhenAll(all).WaitAsync(Limit), Is.All.True);
    }
}
