using DynRemote.Tests.Binding.MadeUp;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace DynRemote.Tests.Binding;

/// <summary>
/// Made-up overloads and made-up calls, each run on an object and on a proxy of it: the same overload is chosen and gets the same arguments, or the failure
/// has the same type and message.
/// </summary>
public sealed class RandomOverloadTests
{
    private RemoteConnection _owner = null!;
    private RemoteConnection _holder = null!;

    [OneTimeSetUp]
    public void Connect()
    {
        var (first, second) = MessageChannel.CreatePair();
        _owner = RemoteConnection.Open(first);
        _holder = RemoteConnection.Open(second);
    }

    [OneTimeTearDown]
    public void Disconnect()
    {
        _holder.Dispose();
        _owner.Dispose();
    }

    [Property(MaxTest = 700, Arbitrary = [typeof(OverloadSets)], Replay = "(2718281828,3141592653)")]
    public void A_call_chooses_on_a_proxy_what_it_chooses_on_the_object(OverloadSet set)
    {
        var target = set.NewTarget();
        _owner.Exports["x"] = target;
        object proxy = _holder.Get("x");
        Assert.Multiple(() =>
        {
            foreach (var call in set.Calls)
            {
                var local = call.OutcomeOn(target);
                foreach (var remote in new[] { call.OutcomeOn(proxy), call.OutcomeOn(proxy) })
                    Assert.That(call.IsSame(local, remote), Is.True, $"{call} on\n{string.Join("\n", set.Overloads.AsEnumerable())}\nlocal:  {local}\nremote: {remote}");
            }
        });
    }
}
