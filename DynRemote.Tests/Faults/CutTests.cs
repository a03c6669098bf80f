namespace DynRemote.Tests.Faults;

/// <summary>The connection breaks after any number of bytes: every call ends, with its result or with the loss of the connection, and nothing is left.</summary>
internal sealed class CutTests
{
    [TestCase(0)]
    [TestCase(1)]
    public void A_session_that_is_cut_at_any_byte_ends_every_call(int direction)
    {
        var whole = Talk(direction, int.MaxValue, out var lost);
        Assert.That(lost, Is.Null);
        Assert.That(whole, Is.GreaterThan(500));

        for (var bytes = 0; bytes < whole; bytes++)
        {
            var cut = bytes;
            Limited.Run(() => Talk(direction, cut, out _), TimeSpan.FromSeconds(30));
        }
    }

    // A short session of all kinds of calls; gives how many bytes went in the direction.
    private static int Talk(int direction, int bytes, out Exception? lost)
    {
        var cable = new CutCable(direction, bytes);
        var service = new Service();
        var owner = RemoteConnection.Open(new LinkChannel(cable.Second), service);
        var asker = RemoteConnection.Open(new LinkChannel(cable.First));
        lost = null;
        try
        {
            dynamic root = asker.Root;
            Assert.That((int)root.Add(1, 2), Is.EqualTo(3));
            Assert.That((string)root.Call((Func<string, string>)(text => text + "!"), "a"), Is.EqualTo("a!"));
            Assert.That((string)Message(root), Is.EqualTo("no"));
            Assert.That(((IEnumerable<int>)root.Count(3)).Sum(), Is.EqualTo(6));
            dynamic item = root.Item;
            Remote.Release((object)item);
            Assert.That((int)root.Add(3, 4), Is.EqualTo(7));
        }
        catch (ConnectionLostException exception)
        {
            lost = exception;
            Assert.That(exception.Message, Is.Not.Empty);
            var again = Assert.Catch<ConnectionLostException>(() => _ = asker.Root);
            Assert.That(again!.Message, Is.EqualTo(exception.Message), "later use says why");
        }
        var carried = cable.Carried[direction];
        asker.Dispose();
        owner.Dispose();
        Limited.Wait(Task.WhenAll(asker.Completion.ContinueWith(_ => { }, TaskScheduler.Default), owner.Completion.ContinueWith(_ => { }, TaskScheduler.Default)));
        foreach (var side in new[] { asker, owner })
        {
            Assert.That(side.Statistics.CallsWaiting, Is.Zero);
            Assert.That(side.Statistics.Exports, Is.Zero);
            Assert.That(side.Statistics.Imports, Is.Zero);
            Limited.Until(() => side.Statistics.RequestsRunning == 0, "no request runs");
        }
        Assert.That(service.OpenCounts, Is.Zero, "an open enumeration is disposed");
        return carried;
    }

    private static string Message(dynamic root)
    {
        try
        {
            root.Fail();
            return "";
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message;
        }
    }

    internal sealed class Service
    {
        private int _openCounts;

        [RemoteHidden]
        public int OpenCounts => _openCounts;

        public object Item { get; } = new Thing();

        public int Add(int a, int b) => a + b;

        public string Call(Func<string, string> callback, string text) => callback(text);

        public void Fail() => throw new InvalidOperationException("no");

        public IEnumerable<int> Count(int to)
        {
            Interlocked.Increment(ref _openCounts);
            try
            {
                for (var i = 1; i <= to; i++)
                    yield return i;
            }
            finally
            {
                Interlocked.Decrement(ref _openCounts);
            }
        }

        internal sealed class Thing;
    }
}
