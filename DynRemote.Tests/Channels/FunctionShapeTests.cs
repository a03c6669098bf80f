using System.Collections.Concurrent;
using System.Threading.Channels;
using DynRemote.Transport;

namespace DynRemote.Tests.Channels;

/// <summary>The two functions of a channel may have the shape that the queue, pipe or socket under them has, and lambdas find the right one.</summary>
public sealed class FunctionShapeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Test]
    public void Blocking_functions_over_queues_of_messages()
    {
        var (forth, back) = (new BlockingCollection<object?[]>(), new BlockingCollection<object?[]>());
        AssertConverse(
            MessageChannel.FromFunctions(message => forth.Add(message), () => back.Take()),
            MessageChannel.FromFunctions(back.Add, forth.Take));
    }

    [Test]
    public void Blocking_functions_over_queues_of_objects()
    {
        var (forth, back) = (new BlockingCollection<object>(), new BlockingCollection<object>());
        AssertConverse(
            MessageChannel.FromFunctions(message => forth.Add(message), () => back.Take()),
            MessageChannel.FromFunctions(message => back.Add(message), () => forth.Take()));
    }

    [Test]
    public void Asynchronous_functions_with_tasks_value_tasks_and_tokens()
    {
        var (forth, back) = (Channel.CreateUnbounded<object?[]>(), Channel.CreateUnbounded<object?[]>());
        AssertConverse(
            MessageChannel.FromFunctions(async message => await forth.Writer.WriteAsync(message), async () => await back.Reader.ReadAsync()),
            MessageChannel.FromFunctions((message, token) => back.Writer.WriteAsync(message, token), async token => await forth.Reader.ReadAsync(token)));
        AssertConverse(
            MessageChannel.FromFunctions(message => forth.Writer.WriteAsync(message), () => back.Reader.ReadAsync()!),
            MessageChannel.FromFunctions(message => back.Writer.WriteAsync(message).AsTask(), () => forth.Reader.ReadAsync().AsTask()!));
    }

    [Test]
    public void Frames_as_arrays_and_as_memory()
    {
        var (forth, back) = (new BlockingCollection<byte[]>(), new BlockingCollection<byte[]>());
        AssertConverse(
            FrameChannel.FromFunctions(frame => forth.Add(frame.ToArray()), () => back.Take()),
            FrameChannel.FromFunctions((ReadOnlyMemory<byte> frame) => back.Add(frame.ToArray()), () => forth.Take().AsMemory()));
    }

    [Test]
    public void Asynchronous_frames()
    {
        var (forth, back) = (Channel.CreateUnbounded<byte[]>(), Channel.CreateUnbounded<byte[]>());
        AssertConverse(
            FrameChannel.FromFunctions(async frame => await forth.Writer.WriteAsync(frame), async () => await back.Reader.ReadAsync()),
            FrameChannel.FromFunctions(
                (frame, token) => back.Writer.WriteAsync(frame.ToArray(), token), async token => (ReadOnlyMemory<byte>)await forth.Reader.ReadAsync(token)));
        AssertConverse(
            FrameChannel.FromFunctions(frame => forth.Writer.WriteAsync(frame), () => back.Reader.ReadAsync()!),
            FrameChannel.FromFunctions(frame => back.Writer.WriteAsync(frame).AsTask(), () => forth.Reader.ReadAsync().AsTask()!));
    }

    [Test]
    public void What_is_no_message_ends_the_connection_with_a_clear_error()
    {
        using var connection = RemoteConnection.Open(MessageChannel.FromFunctions((object _) => { }, () => (object)"text"));

        Assert.That(() => (object)connection.Root, Throws.TypeOf<RemoteProtocolException>().With.Message.Contains("object arrays"));
    }

    private static void AssertConverse(IMessageChannel first, IMessageChannel second)
    {
        var owner = RemoteConnection.Open(first, new List<int> { 1, 2, 3 });
        var holder = RemoteConnection.Open(second);

        Assert.That((int)Remote.With((object)holder.Root, Limit).Count, Is.EqualTo(3));

        // Where the functions cannot be told to stop, a goodbye lets the other side's return.
        holder.Close();
        Assert.That(owner.Completion.Wait(Limit), Is.True);
    }
}
