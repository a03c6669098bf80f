using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Conformance;

/// <summary>Collections that are passed by reference, and one that is passed twice.</summary>
public sealed class ByReferenceCollectionTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private dynamic _x = null!;

    [SetUp]
    public void HoldAMaker() => _x = Held(new Maker());

    [Test]
    public void One_that_the_callee_makes_is_a_copy_where_the_variable_has_a_type()
    {
        _x.Make(out List<int> list);
        _x.MakeArray(out int[] array);

        Assert.That(list, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(array, Is.EqualTo(new[] { 3 }));
    }

    [Test]
    public void One_that_the_callee_changes_is_the_same_one_changed()
    {
        var list = new List<int> { 1 };
        var same = list;

        _x.Grow(ref list);

        Assert.That(same, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(list, Is.SameAs(same));
    }

    [Test]
    public void One_that_the_callee_replaces_is_another_one()
    {
        var list = new List<int> { 1 };
        var same = list;

        _x.Replace(ref list);

        Assert.That(same, Is.EqualTo(new[] { 1 }));
        Assert.That(list, Is.EqualTo(new[] { 9 }));
    }

    [Test]
    public void One_that_is_passed_twice_is_one()
    {
        var list = new List<int> { 1 };

        Assert.That((bool)_x.AddToBoth(list, list), Is.True);

        Assert.That(list, Is.EqualTo(new[] { 1, 7, 8 }));
        Assert.That((bool)_x.AddToBoth(list, new List<int>()), Is.False);
    }

    public sealed class Maker
    {
        public void Make(out List<int> list) => list = [1, 2];

        public void MakeArray(out int[] array) => array = [3];

        public void Grow(ref List<int> list) => list.Add(2);

        public void Replace(ref List<int> list) => list = [9];

        public bool AddToBoth(List<int> first, List<int> second)
        {
            first.Add(7);
            second.Add(8);
            return ReferenceEquals(first, second);
        }
    }
}
