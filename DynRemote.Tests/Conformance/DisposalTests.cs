using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Conformance;

/// <summary><c>using</c> disposes the remote object, once; it does not release the reference.</summary>
public sealed class DisposalTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    [Test]
    public void Using_disposes_the_remote_object_once_also_when_the_body_throws()
    {
        var target = new Both();
        var x = Held(target);

        Assert.That(
            () =>
            {
                using (x)
                    throw new InvalidOperationException("body");
            },
            Throws.InvalidOperationException);

        Assert.That((target.Disposed, target.DisposedAsync), Is.EqualTo((1, 0)));
        Assert.That((int)x.Disposed, Is.EqualTo(1));
    }

    [Test]
    public async Task Await_using_disposes_asynchronously()
    {
        var target = new Both();
        await using (Held(target))
        {
        }
        Assert.That((target.Disposed, target.DisposedAsync), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task An_object_that_can_only_be_disposed_asynchronously_is()
    {
        var target = new OnlyAsync();
        await using (Held(target))
        {
        }
        Assert.That(target.IsDisposed, Is.True);
    }

    [Test]
    public void What_cannot_be_disposed_cannot_be_used() => Assert.That(
        () =>
        {
            using (Held(new object()))
            {
            }
        },
        Throws.InstanceOf<Microsoft.CSharp.RuntimeBinder.RuntimeBinderException>());

    public sealed class Both : IDisposable, IAsyncDisposable
    {
        public int Disposed { get; private set; }

        public int DisposedAsync { get; private set; }

        public void Dispose() => Disposed++;

        public ValueTask DisposeAsync()
        {
            DisposedAsync++;
            return ValueTask.CompletedTask;
        }
    }

    public sealed class OnlyAsync : IAsyncDisposable
    {
        public bool IsDisposed { get; private set; }

        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            IsDisposed = true;
        }
    }
}
