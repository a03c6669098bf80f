using System.Net.Sockets;
using DynRemote.Tests.Tcp;
using DynRemote.Transport.Tcp;

namespace DynRemote.Tests.Faults;

/// <summary>
/// A machine that is gone without a word, over real TCP: the packets to one of the sockets, or to both, are taken away, so that its system acknowledges
/// nothing. And the opposite: programs that do not read, whose machines are there.
/// </summary>
[Platform("Linux")]
internal sealed class SilentCableTests
{
    private Socket _askersSocket = null!;
    private Socket _ownersSocket = null!;
    private LossTests.Service _service = null!;
    private RemoteConnection _asker = null!;
    private RemoteConnection _owner = null!;

    [SetUp]
    public void Connect()
    {
        (_askersSocket, _ownersSocket) = LoopbackPair.Create();
        _service = new LossTests.Service();
        _owner = RemoteConnection.Open(new TcpMessageChannel(_ownersSocket), _service);
        _asker = RemoteConnection.Open(new TcpMessageChannel(_askersSocket));
    }

    [TearDown]
    public void Disconnect()
    {
        _service.Free();
        _asker.Dispose();
        _owner.Dispose();
    }

    [Test]
    public void A_caller_that_waits_is_told_when_the_cable_is_cut()
    {
        var call = Waiting();

        Cut();

        Assert.That(Limited.FailureOf(call), Is.TypeOf<ConnectionLostException>().With.Message.Contains("acknowledged nothing"));
        Assert.That(() => _asker.Root, Throws.TypeOf<ConnectionLostException>().With.Message.Contains("acknowledged nothing"));
    }

    [Test]
    public void A_caller_that_awaits_is_told_as_well()
    {
        dynamic root = Limited.Run(() => _asker.Root);
        var call = Limited.Start(() => ((Task)root.Never()).Wait());
        Limited.Until(() => _asker.Statistics.CallsWaiting == 1, "the task is awaited");

        Cut();

        Assert.That(Limited.FailureOf(call).GetBaseException(), Is.TypeOf<ConnectionLostException>());
    }

    [Test]
    public void A_call_that_is_made_when_the_cable_has_been_cut_fails()
    {
        dynamic root = Limited.Run(() => _asker.Root);
        Assert.That((int)root.Add(1, 2), Is.EqualTo(3));
        Cut();

        var call = Limited.Start(() => (object)root.Add(1, 2));

        Assert.That(Limited.FailureOf(call), Is.TypeOf<ConnectionLostException>());
    }

    [Test]
    public void Who_waits_for_nothing_is_told_when_his_last_answer_is_not_acknowledged()
    {
        var call = Waiting();
        Cut();
        _service.Free();

        Assert.That(Limited.FailureOf(_owner.Completion), Is.TypeOf<ConnectionLostException>());
        Assert.That(Limited.FailureOf(call), Is.TypeOf<ConnectionLostException>());
    }

    [Test]
    public void A_network_that_loses_a_part_of_all_packets_is_not_taken_for_cut()
    {
        PacketFilter.Lose(_askersSocket, 0.05);
        PacketFilter.Lose(_ownersSocket, 0.05);
        dynamic root = Limited.Run(() => _asker.Root);

        Limited.Run(() =>
        {
            for (var i = 0; i < 100; i++)
                Assert.That((int)root.Add(i, 1), Is.EqualTo(i + 1));
        });
        var call = Waiting();
        var signs = _asker.Statistics.MessagesReceived;
        Limited.Until(() => _asker.Statistics.MessagesReceived >= signs + 10, "signs of life have come");
        _service.Free();

        Assert.That(() => Limited.Wait(call), Throws.Nothing);
        Assert.That(call.IsCompletedSuccessfully);
    }

    [Test]
    public void A_cable_that_is_mended_soon_is_not_noticed()
    {
        var call = Waiting();

        Cut();
        Limited.Until(() => TcpInfo.Of(_askersSocket) is { Unacknowledged: > 0 }, "a sign of life is on its way");
        PacketFilter.Mend(_ownersSocket);
        PacketFilter.Mend(_askersSocket);
        Limited.Until(() => TcpInfo.Of(_askersSocket) is { Unacknowledged: 0 }, "it has arrived");
        _service.Free();

        Limited.Wait(call);
        Assert.That(call.IsCompletedSuccessfully);
    }

    private Task Waiting()
    {
        dynamic root = Limited.Run(() => _asker.Root);
        var call = Limited.Start(() =>
        {
            root.Block();
        });
        Limited.Until(() => _service.Blocked == 1, "the call has arrived");
        return call;
    }

    private void Cut()
    {
        PacketFilter.Cut(_ownersSocket);
        PacketFilter.Cut(_askersSocket);
    }
}
