namespace DynRemote.Tests.Interop;

/// <summary>Exceptions of types that this process does not have.</summary>
public sealed class UnknownExceptionTests : PeerSuite
{
    private const string Shop = "DynRemote.Tests.Peer.Shop.";

    [Test]
    public void It_is_a_RemoteException_with_the_types_name_and_its_bases()
    {
        var error = Assert.Throws<RemoteException>(() => Root.Shop.Take("quill"));

        Assert.That(error.TypeName, Is.EqualTo(Shop + "OutOfStockException"));
        Assert.That(error.Is(Shop + "OutOfStockException"), Is.True);
        Assert.That(error.Is(Shop + "ShopException"), Is.True);
        Assert.That(error.Is("System.Exception"), Is.True);
        Assert.That(error.Is("System.ArgumentException"), Is.False);
        Assert.That(error.Message, Is.EqualTo("No quill left."));
    }

    [Test]
    public void It_has_the_remote_stack_in_front_of_the_local_one()
    {
        var trace = Assert.Throws<RemoteException>(() => Root.Shop.Take("quill")).StackTrace!;

        var remote = trace.IndexOf("OrderDesk.Take", StringComparison.Ordinal);
        var local = trace.IndexOf(nameof(It_has_the_remote_stack_in_front_of_the_local_one), StringComparison.Ordinal);
        Assert.That(remote, Is.GreaterThanOrEqualTo(0));
        Assert.That(local, Is.GreaterThan(remote));
    }

    [Test]
    public void Its_chain_continues_with_framework_exceptions_as_themselves()
    {
        var error = Assert.Throws<RemoteException>(() => Root.Shop.Take("quill"));

        Assert.That(error.InnerException, Is.TypeOf<KeyNotFoundException>().With.Message.EqualTo("shelf of quill"));
        Assert.That(error.Data["shelf"], Is.EqualTo(12));
    }

    [Test]
    public void The_live_exception_is_there_for_a_look()
    {
        dynamic live = Assert.Throws<RemoteException>(() => Root.Shop.Take("quill")).Remote!;

        Assert.That((string)live.Article, Is.EqualTo("quill"));
        Assert.That((int)live.Alternatives.Count, Is.EqualTo(2));
        Assert.That((string)live.LastStatus.Name, Is.EqualTo("Packed"));
        Assert.That(Remote.TypeOf((object)live).Is(Shop + "ShopException"), Is.True);
    }

    [Test]
    public void An_exception_filter_finds_it()
    {
        var found = false;
        try
        {
            Root.Shop.Take("quill");
        }
        catch (RemoteException exception) when (exception.Is(Shop + "ShopException"))
        {
            found = true;
        }

        Assert.That(found, Is.True);
    }

    [Test]
    public void One_that_derives_from_a_framework_exception_is_told_by_name()
    {
        var error = Assert.Throws<RemoteException>(() => Root.Shop.Take(""));

        Assert.That(error.TypeName, Is.EqualTo(Shop + "BlankArticleException"));
        Assert.That(error.Is("System.ArgumentException"), Is.True);
        Assert.That((string)error.Remote!.ParamName, Is.EqualTo("article"));
    }

    [Test]
    public async Task It_comes_out_of_an_await()
    {
        var error = await Assert.ThrowsAsync<RemoteException>(async () => await Root.Shop.FailAsync("quill"));

        Assert.That(error!.TypeName, Is.EqualTo(Shop + "OutOfStockException"));
        Assert.That((string)error.Remote!.Article, Is.EqualTo("quill"));
    }

    [Test]
    public void The_connection_goes_on_after_it()
    {
        Assert.Throws<RemoteException>(() => Root.Shop.Take("quill"));

        Assert.That((string)Root.Sign, Is.EqualTo("open"));
    }
}
