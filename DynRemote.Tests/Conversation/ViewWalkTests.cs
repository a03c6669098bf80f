using System.Collections;
using DynRemote.Tests.Faults;

namespace DynRemote.Tests.Conversation;

/// <summary>Every route to a member goes by the view: what it does not allow is not touched, under a policy that allows everything.</summary>
internal sealed class ViewWalkTests
{
    private static readonly RemoteOptions Open = new() { Policy = AccessPolicy.Full };

    private static IEnumerable<TestCaseData> Routes() => GateWalkTests.Routes().Concat(OtherRoutes());

    // Whether two references are the same anybody may ask.
    private static IEnumerable<TestCaseData> RoutesToBeAllowed() => Routes().Where(route => !"Equals".Equals(route.Arguments[1]));

    private static IEnumerable<TestCaseData> OtherRoutes()
    {
        yield return Route("a step", static x => Value(Remote.Async(x).Text), "Text");
        yield return Route("a step that calls", static x => Value(Remote.Async(x).Touch()), "Touch");
        yield return Route("a plan that gets", static x => Remote.Run(() => x.Text), "Text");
        yield return Route("a plan that sets", static x => Remote.Run(() => x.Text = "b"), "Text");
        yield return Route("a plan that calls", static x => Remote.Run(() => x.Touch()), "Touch");
        yield return Route("a plan that indexes", static x => Remote.Run(() => x[1]), "Item");
        yield return Route("a plan that adds", static x => Remote.Run(() => x + 1), "op_Addition");
        yield return Route("a plan that adds from the right", static x => Remote.Run(() => 1 + x), "op_Addition");
        yield return Route("a plan that formats", static x => Remote.Run(() => Remote.Str($"{x}")), "ToString");
        yield return Route("a query", static x => Remote.Query((object)x).Count(), "GetEnumerator");
        yield return Route("a copy of the elements", static x => Remote.Copy<List<int>>((object)x), "GetEnumerator");
        yield return Route("an interface of the fake", static x => Walk((IEnumerable<int>)x), "GetEnumerator");
        yield return Route("a facade", static x => Remote.As<IWalkedExplicitly>((object)x).Hide(), "Hide");
        yield return Route("a delegate made of a method", static x => ((Action)x.Touch)(), "Touch");

        static TestCaseData Route(string name, Action<dynamic> route, string member) => new TestCaseData(route, member).SetArgDisplayNames(name);

        static void Value(dynamic promise) => ((Task<object>)promise).WaitAsync(Limited.Limit).GetAwaiter().GetResult();

        static void Walk(IEnumerable sequence)
        {
            foreach (var element in sequence)
                _ = element;
        }
    }

    [TestCaseSource(nameof(Routes))]
    public void What_is_allowed_is_open(Action<dynamic> route, string member)
    {
        // LINQ is a walk.
        var name = member == "Count" ? "GetEnumerator" : member;

        Assert.That(Walk(target => Remote.View(target).Allow(name), route, out var touches), Is.Null);
        Assert.That(touches, Is.Not.Empty);
    }

    [TestCaseSource(nameof(RoutesToBeAllowed))]
    public void What_is_not_allowed_is_closed(Action<dynamic> route, string _)
    {
        Assert.That(Walk(target => Remote.View(target).Allow("Nothing"), route, out var touches), Is.TypeOf<RemoteAccessException>());
        Assert.That(touches, Is.Empty);
    }

    [TestCaseSource(nameof(Routes))]
    public void What_is_denied_is_closed(Action<dynamic> route, string member)
    {
        Assert.That(Walk(target => Remote.View(target).Deny(member), route, out var touches), Is.TypeOf<RemoteAccessException>());
        Assert.That(touches, Is.Empty);
    }

    [TestCaseSource(nameof(Routes))]
    public void A_revoked_view_is_closed_and_says_so(Action<dynamic> route, string member)
    {
        var failure = Walk(
            target =>
            {
                var view = Remote.View(target).Allow(member).Revocable();
                view.Revoke();
                return view;
            },
            route, out var touches);

        Assert.That(failure, Is.TypeOf<RemoteAccessException>().With.Message.Contains("revoked"));
        Assert.That(touches, Is.Empty);
    }

    [TestCaseSource(nameof(Routes))]
    public void A_view_opens_nothing_that_the_policy_closes(Action<dynamic> route, string member)
    {
        var closed = new RemoteOptions { Policy = AccessPolicy.Custom(_ => false, AccessPolicy.Full) };

        Assert.That(Walk(target => Remote.View(target).Allow(member), route, out var touches, closed), Is.TypeOf<RemoteAccessException>());
        Assert.That(touches, Is.Empty);
    }

    [TestCaseSource(nameof(RoutesToBeAllowed))]
    public void A_view_of_a_view_allows_what_both_do(Action<dynamic> route, string member)
    {
        Assert.That(Walk(target => Remote.View(Remote.View(target).Allow("Nothing")).Allow(member), route, out var touches), Is.TypeOf<RemoteAccessException>());
        Assert.That(touches, Is.Empty);
    }

    [TestCaseSource(nameof(Routes))]
    public void A_read_only_view_lets_nothing_change(Action<dynamic> route, string member)
    {
        var name = TestContext.CurrentContext.Test.Name;
        var changes = name.Contains("set", StringComparison.Ordinal) || member is "Happened" or "Dispose" or "Touch" or "Hide";

        Assert.That(Walk(target => Remote.View(target).ReadOnly(), route, out var touches), changes ? Is.TypeOf<RemoteAccessException>() : Is.Null);
        Assert.That(touches, changes ? Is.Empty : Is.Not.Empty);
    }

    [TestCaseSource(nameof(RoutesToBeAllowed))]
    public void A_view_of_a_third_peers_object_is_asked_in_the_middle(Action<dynamic> route, string _)
    {
        var target = new GateWalkTests.Target();
        using var far = Pair.Open(Wire.Memory, target, Open);
        object proxy = Limited.Run(() => far.Root);

        Assert.That(Route(Remote.View(proxy).Allow("Nothing"), route, Open), Is.TypeOf<RemoteAccessException>());
        Assert.That(target.Touches, Is.Empty);
    }

    private static Exception? Walk(Func<GateWalkTests.Target, RemoteView> view, Action<dynamic> route, out string[] touches, RemoteOptions? options = null)
    {
        var target = new GateWalkTests.Target();
        var failure = Route(view(target), route, options ?? Open);
        touches = [.. target.Touches];
        return failure;
    }

    private static Exception? Route(RemoteView view, Action<dynamic> route, RemoteOptions options)
    {
        using var pair = Pair.Open(Wire.Memory, view, options);
        return Limited.Run<Exception?>(() =>
        {
            try
            {
                route(pair.Root);
                return null;
            }
            catch (Exception exception)
            {
                return exception;
            }
        });
    }
}
