using System.Collections;
using System.Collections.Concurrent;
using DynRemote.Tests.Faults;

namespace DynRemote.Tests.Conversation;

/// <summary>Every route to a member passes the one gate: the policy is asked, and what it refuses is not touched.</summary>
internal sealed class GateWalkTests
{
    internal static IEnumerable<TestCaseData> Routes()
    {
        yield return Route("get a property", static x => _ = x.Text, "Text");
        yield return Route("get a field", static x => _ = x.Field, "Field");
        yield return Route("set a property", static x => x.Text = "b", "Text");
        yield return Route("set a field", static x => x.Field = 2, "Field");
        yield return Route("call", static x => x.Touch(), "Touch");
        yield return Route("call a held method", static x => Held(x.Touch), "Touch");
        yield return Route("call an explicit interface member", static x => x.Hide(), "Hide");
        yield return Route("get an index", static x => _ = x[1], "Item");
        yield return Route("set an index", static x => x[1] = 2, "Item");
        yield return Route("an operator", static x => _ = x + 1, "op_Addition");
        yield return Route("an operator from the right", static x => _ = 1 + x, "op_Addition");
        yield return Route("a unary operator", static x => _ = -x, "op_UnaryNegation");
        yield return Route("a conversion", static x => _ = (int)x, "op_Explicit");
        yield return Route("subscribe", static x => x.Happened += (EventHandler)((_, _) => { }), "Happened");
        yield return Route("enumerate", static x => Walk(x), "GetEnumerator");
        yield return Route("an extension method", static x => _ = Held2(x), "Count");
        yield return Route("dispose", static x => Dispose(x), "Dispose");
        yield return Route("ToString", static x => _ = x.ToString(), "ToString");
        yield return Route("Equals", static x => _ = x.Equals("other"), "Equals");

        static TestCaseData Route(string name, Action<dynamic> route, string member) => new TestCaseData(route, member).SetArgDisplayNames(name);

        static void Held(dynamic method) => method();

        static void Walk(dynamic x)
        {
            foreach (var element in x)
                _ = element;
        }

        static object Held2(dynamic x) => x.Count();

        static void Dispose(IDisposable x) => x.Dispose();
    }

    [TestCaseSource(nameof(Routes))]
    public void A_route_is_asked_for_at_the_gate_and_refused_there(Action<dynamic> route, string member)
    {
        var asked = new ConcurrentQueue<AccessRequest>();
        var refuses = false;
        var policy = AccessPolicy.Custom(request =>
        {
            asked.Enqueue(request);
            return !refuses;
        }, AccessPolicy.Full);

        // Open: the member is touched, and the policy was asked for it.
        var open = new Target();
        using (var pair = Pair.Open(Wire.Memory, open, new RemoteOptions { Policy = policy }))
            Limited.Run(() => { route(pair.Root); });
        Assert.That(open.Touches, Is.Not.Empty, "the route leads to the member");
        Assert.That(asked.Select(request => request.Name.Split('.')[^1]), Does.Contain(member), string.Join(' ', asked));

        // Closed: it is not.
        refuses = true;
        var closed = new Target();
        using (var pair = Pair.Open(Wire.Memory, closed, new RemoteOptions { Policy = AccessPolicy.Custom(_ => false, AccessPolicy.Full) }))
        {
            var refusal = Limited.Run(() => Failure(() => route(pair.Root)));
            Assert.That(refusal, Is.TypeOf<RemoteAccessException>());
        }
        Assert.That(closed.Touches, Is.Empty);
    }

    [Test]
    public void Handed_out_delegates_awaitables_static_members_constructors_and_content_pass_the_gate()
    {
        var refused = new ConcurrentQueue<AccessRequest>();
        var policy = AccessPolicy.Custom(request =>
        {
            // What hands them out is open; what is done with them is not.
            if (request.TargetType == typeof(Source))
                return true;
            refused.Enqueue(request);
            return false;
        }, AccessPolicy.Full);
        var source = new Source();
        using var pair = Pair.Open(Wire.Memory, source, new RemoteOptions { Policy = policy });
        dynamic root = Limited.Run(() => pair.Root);

        AssertRefused(() => root.Delegate(), "invoke a delegate");
        AssertRefused(() => root.MakeDelegate()(1), "invoke a returned delegate");
        AssertRefused(() => root.Type.Static(), "a static member");
        AssertRefused(() => Remote.New((object)root.Type), "a constructor");
        AssertRefused(() => Await(root.Awaitable).GetAwaiter().GetResult(), "await by pattern");
        AssertRefused(() => ((IList)Remote.As<IList>((object)root.List)).Add(3), "a facade");
        AssertRefused(() => root.Handler.Happened += (EventHandler)((_, _) => { }), "an event");
        Assert.That(source.Touches, Is.Empty);

        void AssertRefused(Action action, string what)
        {
            refused.Clear();
            Assert.That(Limited.Run(() => Failure(action)), Is.TypeOf<RemoteAccessException>(), what);
            Assert.That(refused, Is.Not.Empty, what);
        }

        static async Task Await(dynamic awaitable) => await awaitable;
    }

    [Test]
    public void Content_that_is_brought_back_into_a_collection_passes_the_gate()
    {
        var list = new List<int> { 3, 1, 2 };
        var policy = AccessPolicy.Custom(request => request.Name is not ("Clear" or "Add"), AccessPolicy.Safe);
        using var pair = Pair.Open(Wire.Memory, new Sorter(), asker: new RemoteOptions { Policy = policy });

        var failure = Limited.Run(() => Failure(() => pair.Root.Sort(list)));

        Assert.That(failure, Is.TypeOf<RemoteAccessException>());
        Assert.That(list, Is.EqualTo(new[] { 3, 1, 2 }));
    }

    [Test]
    public void Under_Safe_a_type_leads_nowhere()
    {
        using var pair = Pair.Open(Wire.Memory, new Target());
        dynamic root = Limited.Run(() => pair.Root);

        Action[] routes =
        [
            () => _ = root.GetType().Assembly,
            () => _ = root.GetType().GetMethods(),
            () => _ = root.GetType().BaseType,
            () => _ = root.GetType().Module,
            () => _ = root.GetType().TypeHandle,
            () => root.GetType().InvokeMember("x"),
            () => _ = Remote.New((object)root.GetType()),
            () => _ = root.Callback.Target,
            () => _ = root.Callback.Method,
            () => _ = root.Callback.DynamicInvoke(1).Assembly,
        ];
        foreach (var route in routes)
            Assert.That(Limited.Run(() => Failure(route)), Is.TypeOf<RemoteAccessException>().Or.TypeOf<Microsoft.CSharp.RuntimeBinder.RuntimeBinderException>());
    }

    private static Exception? Failure(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    internal sealed class Target : IWalkedExplicitly, IEnumerable<int>, IDisposable
    {
        private string _text = "a";
        private int _field = 1;

        public event EventHandler Happened
        {
            add => Touches.Enqueue("add");
            remove => Touches.Enqueue("remove");
        }

        [RemoteHidden]
        public ConcurrentQueue<string> Touches { get; } = new();

        public Func<int, Type> Callback => _ => typeof(Target);

        public string Text
        {
            get
            {
                Touches.Enqueue("get");
                return _text;
            }
            set
            {
                Touches.Enqueue("set");
                _text = value;
            }
        }

        // A field cannot tell that it was touched; a property of the same use stands for it.
        public int Field
        {
            get
            {
                Touches.Enqueue("get");
                return _field;
            }
            set
            {
                Touches.Enqueue("set");
                _field = value;
            }
        }

        public int this[int index]
        {
            get => Touched(index);
            set => Touched(value);
        }

        public static int operator +(Target target, int number) => target.Touched(number);

        public static int operator +(int number, Target target) => target.Touched(number);

        public static int operator -(Target target) => target.Touched(1);

        public static explicit operator int(Target target) => target.Touched(1);

        public void Touch() => Touched(0);

        void IWalkedExplicitly.Hide() => Touched(0);

        public IEnumerator<int> GetEnumerator()
        {
            Touched(0);
            return new List<int> { 1, 2 }.GetEnumerator();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public void Dispose() => Touched(0);

        public override string ToString() => $"{Touched(0)}";

        public override bool Equals(object? obj) => Touched(0) == 1;

        public override int GetHashCode() => Touched(0);

        private int Touched(int result)
        {
            Touches.Enqueue("touched");
            return result;
        }
    }

    internal sealed class Source
    {
        [RemoteHidden]
        public ConcurrentQueue<string> Touches { get; } = new();

        public Action Delegate => () => Touches.Enqueue("delegate");

        public Type Type => typeof(Made);

        public object Awaitable => new Waiting(this);

        public List<int> List { get; } = [1, 2];

        public object Handler => new Raising(this);

        public Func<int, int> MakeDelegate() => number =>
        {
            Touches.Enqueue("delegate");
            return number;
        };
    }

    internal sealed class Made
    {
        public Made() => throw new InvalidOperationException("It was touched.");

        public static void Static() => throw new InvalidOperationException("It was touched.");
    }

    internal sealed class Waiting(Source source)
    {
        public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter()
        {
            source.Touches.Enqueue("await");
            return Task.CompletedTask.GetAwaiter();
        }
    }

    internal sealed class Raising(Source source)
    {
        public event EventHandler Happened
        {
            add => source.Touches.Enqueue("add");
            remove => source.Touches.Enqueue("remove");
        }
    }

    internal sealed class Sorter
    {
        public void Sort(List<int> list) => list.Sort();
    }
}

/// <summary>An interface that the gate's target implements explicitly.</summary>
public interface IWalkedExplicitly
{
    void Hide();
}
