using System.Diagnostics;
using System.Text;

namespace DynRemote.Tests.Shapes;

/// <summary>A type of the framework crosses as its name; its token at the peer is asked for, and then does what the peer's policy allows.</summary>
[CancelAfter(30_000)]
public sealed class FrameworkTypeTokenTests
{
    [Test]
    public void Constructs_at_a_peer_that_allows_everything()
    {
        using var peers = Connect(AccessPolicy.Full);

        dynamic text = Remote.New(peers.Client.TypeOf(typeof(StringBuilder)), "made there");

        Assert.Multiple(() =>
        {
            Assert.That(Remote.IsRemote((object)text), Is.True);
            Assert.That((int)text.Length, Is.EqualTo(10));
        });
    }

    [Test]
    public void Constructs_with_live_objects_of_the_peer_as_arguments()
    {
        using var peers = Connect(AccessPolicy.Full);
        object failure = Assert.Catch(() => peers.Client.Root.Fail())!.Data[RemoteException.RemoteDataKey]!;

        dynamic trace = Remote.New(peers.Client.TypeOf(typeof(StackTrace)), failure, false);

        Assert.That((string)trace.GetFrame(0).GetMethod().Name, Is.EqualTo(nameof(Failing.Fail)));
    }

    [Test]
    public void Reaches_static_members_at_a_peer_that_allows_everything()
    {
        using var peers = Connect(AccessPolicy.Full);

        dynamic text = peers.Client.TypeOf(typeof(string));

        Assert.That((string)text.Join("-", 1, 2), Is.EqualTo("1-2"));
    }

    [Test]
    public void Is_the_same_token_each_time_and_costs_one_round_trip()
    {
        using var peers = Connect(AccessPolicy.Safe);
        var first = peers.Client.TypeOf(typeof(StringBuilder));
        var before = peers.Client.Statistics.RoundTrips;

        Assert.Multiple(() =>
        {
            Assert.That(peers.Client.TypeOf(typeof(StringBuilder)), Is.SameAs(first));
            Assert.That(peers.Client.Statistics.RoundTrips - before, Is.EqualTo(1));
            Assert.That(first.FullName, Is.EqualTo("System.Text.StringBuilder"));
            Assert.That(first.Bases, Is.EqualTo(new[] { "System.Object" }));
        });
    }

    [Test]
    public void Is_no_more_than_a_token_at_a_peer_that_is_safe()
    {
        using var peers = Connect(AccessPolicy.Safe);
        dynamic token = peers.Client.TypeOf(typeof(StringBuilder));

        Assert.Multiple(() =>
        {
            Assert.Throws<RemoteAccessException>(() => Remote.New((object)token));
            Assert.Throws<RemoteAccessException>(() => _ = token.Assembly);
        });
    }

    [Test]
    public void A_type_of_this_program_is_refused_with_a_reason()
    {
        using var peers = Connect(AccessPolicy.Full);

        Assert.That(
            () => peers.Client.TypeOf(typeof(Failing)),
            Throws.ArgumentException.With.Message.Contains("Failing is no public type of the framework"));
    }

    private static Peers Connect(AccessPolicy policy)
    {
        var (near, far) = MessageChannel.CreatePair();
        var owner = RemoteConnection.Open(far, new Failing(), new RemoteOptions { Policy = policy });
        return new Peers(RemoteConnection.Open(near), owner);
    }

    public sealed class Failing
    {
        public void Fail() => throw new InvalidOperationException("failed");
    }

    private sealed record Peers(RemoteConnection Client, RemoteConnection Owner) : IDisposable
    {
        public void Dispose()
        {
            Client.Dispose();
            Owner.Dispose();
        }
    }
}
