namespace DynRemote.Tests.Interop;

/// <summary>The two other policies, from the outside.</summary>
public sealed class FullPolicyTests : PeerSuite
{
    protected override string Policy => "full";

    [Test]
    public void A_remote_type_constructs_and_what_it_makes_is_of_it()
    {
        dynamic type = Root.Workings.OrderType;

        dynamic order = type("Ann", 12);

        Assert.That((string)order.Title, Is.EqualTo("order 12 of Ann"));
        Assert.That((string)Remote.New(Root.Workings.AddressType, "Mill Lane", 3).Street, Is.EqualTo("Mill Lane"));
        Assert.That((object)order.GetType(), Is.SameAs((object)type));
        Assert.That((bool)Root.Workings.IsTypeOf(type, order), Is.True);
    }

    [Test]
    public void Static_members_are_reached_through_the_type()
    {
        dynamic shelf = Root.Workings.ShelfType;
        int before = shelf.Opened;

        Assert.That((string)shelf.Open().Look(), Is.EqualTo("nothing"));
        Assert.That((int)shelf.Opened, Is.EqualTo(before + 1));
    }

    [Test]
    public void A_stack_frame_of_the_process_is_looked_into()
    {
        dynamic frame = Root.Workings.Here();

        Assert.That((string)frame.GetMethod().Name, Is.EqualTo("Here"));
        Assert.That((string)frame.GetMethod().DeclaringType.FullName, Is.EqualTo("DynRemote.Tests.Peer.Workings"));
    }
}

/// <summary>Nothing but what is marked.</summary>
public sealed class MarkedPolicyTests : PeerSuite
{
    protected override string Policy => "marked";

    [Test]
    public void Only_marked_members_are_open()
    {
        Assert.That((string)Root.Sign, Is.EqualTo("open"));
        Assert.That(Assert.Throws<RemoteAccessException>(() => _ = Root.Shop).Message, Does.Contain("Shop").And.Contain("[RemoteVisible]"));
        Assert.Throws<RemoteAccessException>(() => _ = Root.ProcessId);
        Assert.Throws<RemoteAccessException>(() => Connection.Get("shop").Place("Ann"));
    }

    [Test]
    public void Only_marked_members_are_named()
    {
        Assert.That(((RemoteObject)Root).GetDynamicMemberNames(), Is.EqualTo(new[] { "Sign" }));
        Assert.That((IEnumerable<string>)Remote.TypeOf(Root).Members, Is.EqualTo(new[] { "Sign" }));
        Assert.That(((RemoteObject)Connection.Get("shop")).GetDynamicMemberNames(), Is.Empty);
    }
}

/// <summary>What the default keeps closed.</summary>
public sealed class SafePolicyTests : PeerSuite
{
    [Test]
    public void Types_construct_nothing_and_lead_nowhere()
    {
        dynamic type = Root.Workings.OrderType;

        Assert.Throws<RemoteAccessException>(() => type("Ann"));
        Assert.Throws<RemoteAccessException>(() => Remote.New(type, "Ann"));
        Assert.That(() => (object)type.Assembly, Throws.InstanceOf<Exception>());
        Assert.That((string)type.Name, Is.EqualTo("Order"), "its name may be known");
    }

    [Test]
    public void What_may_not_be_touched_is_not_named()
    {
        dynamic frame = Root.Workings.Here();

        Assert.That(((RemoteObject)frame.GetMethod()).GetDynamicMemberNames(), Is.Empty, "reflection");
        Assert.That((IEnumerable<string>)Remote.TypeOf(Root).Members, Does.Contain("ToString").And.Contain("Shop").And.Not.Contain("ReferenceEquals"));
    }

    [Test]
    public void The_method_of_a_stack_frame_is_closed()
    {
        dynamic frame = Root.Workings.Here();

        Assert.That(() => (object)frame.GetMethod().Module, Throws.InstanceOf<Exception>());
    }

    [Test]
    public async Task The_process_ends_when_its_input_does()
    {
        using var peer = await PeerProcess.StartAsync("serve");

        Assert.That(await peer.EndAsync(), Is.Zero);
    }
}
