namespace DynRemote.Tests.Faults;

/// <summary>Channels, loggers and peers that misbehave in ways of their own.</summary>
internal sealed class BrokenChannelTests
{
    [Test]
    public void A_channel_that_throws_as_it_is_closed_does_not_keep_callers_from_being_told()
    {
        var (first, second) = MessageChannel.CreatePair();
        var channel = MessageChannel.FromFunctions(first.Send, first.Receive, () =>
        {
            first.Dispose();
            throw new InvalidOperationException("The door is stuck.");
        });
        var service = new LossTests.Service();
        using var owner = RemoteConnection.Open(second, service);
        using var asker = RemoteConnection.Open(channel);
        var call = Limited.Start(() => asker.Root.Block());
        Limited.Until(() => service.Blocked == 1, "the call has arrived");

        owner.Close();

        Assert.That(Limited.FailureOf(call), Is.TypeOf<ConnectionLostException>());
        service.Free();
    }

    [Test]
    public void A_logger_that_throws_does_not_keep_callers_from_being_told()
    {
        var (first, second) = MessageChannel.CreatePair();
        var service = new LossTests.Service();
        using var owner = RemoteConnection.Open(second, service);
        using var asker = RemoteConnection.Open(first, null, new RemoteOptions { Logger = new ThrowingLogger() });
        var call = Limited.Start(() => asker.Root.Block());
        Limited.Until(() => service.Blocked == 1, "the call has arrived");

        second.Dispose();

        Assert.That(Limited.FailureOf(call), Is.TypeOf<ConnectionLostException>());
        service.Free();
    }

    [Test]
    public void A_channel_that_fails_to_send_ends_the_connection()
    {
        var (first, second) = MessageChannel.CreatePair();
        var sent = 0;
        var channel = MessageChannel.FromFunctions(message => SendSome(first, message), first.Receive, first.Dispose);
        using var owner = RemoteConnection.Open(second, new LossTests.Service());
        using var asker = RemoteConnection.Open(channel);
        dynamic root = Limited.Run(() => asker.Root);

        var call = Limited.Start(() => root.Add(1, 2));

        Assert.That(Limited.FailureOf(call), Is.TypeOf<ConnectionLostException>().With.Message.Contains("out of ink"));

        void SendSome(IMessageChannel inner, object?[] message)
        {
            if (++sent > 1)
                throw new IOException("The pen is out of ink.");
            inner.Send(message);
        }
    }

    [Test]
    public void A_slow_channel_delays_and_loses_nothing()
    {
        var (first, second) = MessageChannel.CreatePair();
        var channel = MessageChannel.FromFunctions(
            async message =>
            {
                await Task.Delay(2);
                first.Send(message);
            },
            () => Task.Run(first.Receive),
            first.Dispose);
        using var owner = RemoteConnection.Open(second, new LossTests.Service());
        using var asker = RemoteConnection.Open(channel);

        var calls = Enumerable.Range(0, 4).Select(thread => Limited.Start(() =>
        {
            for (var i = 0; i < 20; i++)
                Assert.That((int)asker.Root.Add(i, thread), Is.EqualTo(i + thread));
        })).ToArray();

        foreach (var call in calls)
        {
            Limited.Wait(call);
            Assert.That(call.Exception, Is.Null);
        }
    }

    [Test]
    public void A_goodbye_says_why()
    {
        var (first, second) = MessageChannel.CreatePair();
        using var owner = RemoteConnection.Open(second, new LossTests.Service());
        using var asker = RemoteConnection.Open(first);
        _ = Limited.Run(() => (object)asker.Root);

        owner.Close("The shop is closed.");

        Limited.Wait(asker.Completion);
        Assert.That(asker.Completion.IsCompletedSuccessfully, Is.True);
        Assert.That(() => asker.Root.Add(1, 2), Throws.TypeOf<ConnectionLostException>().With.Message.Contains("The shop is closed."));
    }

    [Test]
    public void The_completion_of_a_lost_connection_is_faulted_with_the_reason()
    {
        var (first, second) = MessageChannel.CreatePair();
        using var owner = RemoteConnection.Open(second, new LossTests.Service());
        using var asker = RemoteConnection.Open(first);
        _ = Limited.Run(() => (object)asker.Root);

        second.Dispose();

        Assert.That(Limited.FailureOf(asker.Completion), Is.TypeOf<ConnectionLostException>().With.Message.Contains("without a goodbye"));
    }

    private sealed class ThrowingLogger : Microsoft.Extensions.Logging.ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => true;

        public void Log<TState>(
            Microsoft.Extensions.Logging.LogLevel logLevel, Microsoft.Extensions.Logging.EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException("The log is full.");
    }
}
