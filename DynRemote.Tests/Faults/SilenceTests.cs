namespace DynRemote.Tests.Faults;

/// <summary><see cref="RemoteOptions.SilenceLimit"/>: a peer that is gone without a word.</summary>
internal sealed class SilenceTests
{
    private static readonly RemoteOptions Impatient = new() { SilenceLimit = TimeSpan.FromMilliseconds(400) };

    [Test]
    public void A_peer_that_falls_silent_is_lost_and_the_waiting_caller_knows()
    {
        var (first, second) = MessageChannel.CreatePair();
        var cut = false;
        var service = new LossTests.Service();
        using var owner = RemoteConnection.Open(MessageChannel.FromFunctions(Send, second.Receive, second.Dispose), service);
        using var asker = RemoteConnection.Open(first, null, Impatient);
        var call = Limited.Start(() => asker.Root.Block());
        Limited.Until(() => service.Blocked == 1, "the call has arrived");

        Volatile.Write(ref cut, true);

        Assert.That(Limited.FailureOf(call), Is.TypeOf<ConnectionLostException>().With.Message.Contains("sent nothing"));
        service.Free();

        void Send(object?[] message)
        {
            if (!Volatile.Read(ref cut))
                second.Send(message);
        }
    }

    [Test]
    public void A_peer_that_is_merely_slow_gives_signs_of_life_and_is_waited_for()
    {
        var (first, second) = MessageChannel.CreatePair();
        var service = new LossTests.Service();
        using var owner = RemoteConnection.Open(second, service);
        using var asker = RemoteConnection.Open(first, null, Impatient);
        var call = Limited.Start(() => asker.Root.Block());
        Limited.Until(() => service.Blocked == 1, "the call has arrived");

        // Each answer is a sign; after ten of them the limit has passed more than twice.
        var before = asker.Statistics.MessagesReceived;
        Limited.Until(() => asker.Statistics.MessagesReceived >= before + 10, "signs of life have come");
        service.Free();

        Assert.That(() => Limited.Wait(call), Throws.Nothing);
    }

    [Test]
    public void A_connection_on_which_nobody_waits_may_be_silent()
    {
        var (first, second) = MessageChannel.CreatePair();
        using var owner = RemoteConnection.Open(second, new LossTests.Service());
        using var asker = RemoteConnection.Open(first, null, Impatient);
        dynamic root = Limited.Run(() => asker.Root);
        var received = asker.Statistics.MessagesReceived;

        Assert.That(asker.Completion.Wait(Impatient.SilenceLimit * 3), Is.False);

        Assert.That(asker.Statistics.MessagesReceived, Is.EqualTo(received));
        Assert.That((int)root.Add(1, 2), Is.EqualTo(3));
    }
}
