namespace DynRemote.Tests.Faults;

/// <summary>Log statements format whatever they are given: the text of an object whose owner does not answer is given all the same.</summary>
public sealed class HangingTextTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Test]
    public void The_text_of_an_object_whose_owner_does_not_answer_says_so_after_a_time()
    {
        using var answer = new ManualResetEventSlim();
        var (first, second) = MessageChannel.CreatePair();
        using var owner = RemoteConnection.Open(first, new Silent(answer));
        using var holder = RemoteConnection.Open(second);
        object x = holder.Root;

        var text = Task.Run(() => $"got {x}");

        Assert.That(text.Wait(Limit), Is.True);
        Assert.That(text.Result, Does.StartWith($"got {typeof(Silent)}").And.Contain("has not answered"));
        answer.Set();
        Assert.That((int)((dynamic)x).Number, Is.EqualTo(7), "the connection lives on");
    }

    [Test]
    public void The_text_of_an_object_on_a_dead_connection_is_there_at_once()
    {
        using var answer = new ManualResetEventSlim(initialState: true);
        var (first, second) = MessageChannel.CreatePair();
        using var owner = RemoteConnection.Open(first, new Silent(answer));
        using var holder = RemoteConnection.Open(second);
        object x = holder.Root;
        Assert.That($"{x}", Is.EqualTo("answered"));

        owner.Close();
        Assert.That(SpinWait.SpinUntil(() => holder.Completion.IsCompleted, Limit), Is.True);

        Assert.That($"{x}", Does.StartWith(typeof(Silent).ToString()).And.Contain("connection has ended"));
    }

    private sealed class Silent(ManualResetEventSlim answer)
    {
        public int Number => 7;

        public override string ToString() => answer.Wait(Limit) ? "answered" : "given up";
    }
}
