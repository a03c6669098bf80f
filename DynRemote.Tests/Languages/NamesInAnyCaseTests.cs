using System.Dynamic;
using DynRemote.Tests.Conformance;
using DynRemote.Tests.Conformance.Channels;
using Microsoft.CSharp.RuntimeBinder;
using Newtonsoft.Json.Linq;

namespace DynRemote.Tests.Languages;

/// <summary>A language that takes names in any case says so at each call site, and the owner finds the member; to all others case matters.</summary>
public sealed class NamesInAnyCaseTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    [Test]
    public void A_member_is_found_by_a_name_that_differs_in_case_only()
    {
        var list = new List<int> { 1, 2, 3 };
        object x = Held(list);

        Assert.That(Script.Get(x, "COUNT", ignoreCase: true), Is.EqualTo(3));
        Script.CallMember(x, "add", true, 4);
        Assert.That(Script.CallMember(x, "indexOf", true, 4), Is.EqualTo(3));
        Script.Set(x, "capacity", 64, ignoreCase: true);
        Assert.That(list, Has.Count.EqualTo(4).And.Property(nameof(list.Capacity)).EqualTo(64));
    }

    [Test]
    public void Case_matters_where_the_language_does_not_say_so()
    {
        object x = Held(new List<int>());

        Assert.That(Script.Get(x, "count"), Is.SameAs(Script.Undefined));
        Assert.That(() => ((dynamic)x).count, Throws.TypeOf<RuntimeBinderException>());
    }

    [Test]
    public void Of_several_that_differ_in_case_only_the_exact_one_is_taken_and_none_is_guessed()
    {
        object x = Held(new Twins());

        Assert.That(Script.Get(x, "name", ignoreCase: true), Is.EqualTo("lower"));
        Assert.That(Script.Get(x, "Name", ignoreCase: true), Is.EqualTo("upper"));
        Assert.That(() => Script.Get(x, "NAME", ignoreCase: true), Throws.TypeOf<RuntimeBinderException>().With.Message.Contains("Name, name").Or.Message.Contains("name, Name"));
    }

    [Test]
    public void Dynamic_objects_and_extension_methods_are_found_too()
    {
        dynamic bag = new ExpandoObject();
        bag.Size = 3;
        object json = Held(JObject.Parse("""{ "Title": "x" }"""));
        object numbers = Held(new List<int> { 1, 2 });

        Assert.That(Script.Get(Held((object)bag), "SIZE", ignoreCase: true), Is.EqualTo(3));
        Assert.That(Script.Get(json, "title", ignoreCase: true)!.ToString(), Is.EqualTo("x"));
        Assert.That(Script.CallMember(numbers, "sum", true), Is.EqualTo(3));
    }

    [Test]
    public void It_takes_one_round_trip()
    {
        object x = Held(new List<int>());

        Assert.That(RoundTripsOf(() => Script.Get(x, "count", ignoreCase: true)), Is.EqualTo(1));
    }

    [Test]
    public void It_goes_through_a_peer_in_the_middle()
    {
        var (middle, end) = NewConnection();
        object x = Held(Held(new List<int> { 5 }), middle, end);

        Assert.That(Script.Get(x, "count", ignoreCase: true), Is.EqualTo(1));
    }

    [Test]
    public void A_name_finds_nothing_that_the_policy_hides()
    {
        object x = Held(new Twins());

        Assert.That(Script.Get(x, "SECRET", ignoreCase: true), Is.SameAs(Script.Undefined));
        Assert.That(Script.Get(x, "hidden", ignoreCase: true), Is.SameAs(Script.Undefined));
    }

    [Test]
    public void What_is_answered_here_is_known_in_any_case()
    {
        object x = Held(new Twins());
        var type = Script.CallMember(x, "gettype", true)!;

        Assert.That(Script.Get(type, "fullNAME", ignoreCase: true), Is.EqualTo(typeof(Twins).ToString()));
        Assert.That(RoundTripsOf(() => Script.CallMember(x, "GETHASHCODE", true)), Is.Zero);
    }

#pragma warning disable CA1822, CA1708, IDE0051, IDE1006 // What they are is the point.
    public sealed class Twins
    {
        public string Name => "upper";

        public string name => "lower";

        [RemoteHidden]
        public string Hidden => "hidden";

        private string Secret => "secret";
    }
#pragma warning restore CA1822, CA1708, IDE0051, IDE1006
}
