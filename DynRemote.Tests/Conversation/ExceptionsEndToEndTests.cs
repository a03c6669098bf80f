using DynRemote.Tests.Faults;

namespace DynRemote.Tests.Conversation;

/// <summary>Exceptions of the owner as the caller catches them, over a real connection.</summary>
[TestFixture(Wire.Memory)]
[TestFixture(Wire.Tcp)]
internal sealed class ExceptionsEndToEndTests(Wire wire)
{
    private Pair _pair = null!;
    private Service _service = null!;

    [SetUp]
    public void Open() => _pair = Pair.Open(wire, _service = new Service());

    [TearDown]
    public void Close() => _pair.Dispose();

    private static IEnumerable<Exception> Samples() =>
    [
        new InvalidOperationException("not now"),
        new ArgumentNullException("name", "no name"),
        new ArgumentOutOfRangeException("index", 7, "too far"),
        new ArgumentException("odd", "number"),
        new KeyNotFoundException("no such key"),
        new FormatException("no number"),
        new DivideByZeroException(),
        new NotSupportedException(),
        new TimeoutException("too slow"),
        new FileNotFoundException("gone", "a.txt"),
        new ObjectDisposedException("Thing"),
        new OperationCanceledException("stop"),
    ];

    [TestCaseSource(nameof(Samples))]
    public void A_framework_exception_arrives_as_itself_with_its_exact_message(Exception sample)
    {
        _service.Next = () => throw sample;

        var caught = Limited.Run(() => Catch(() => _pair.Root.Fail()));

        Assert.That(caught.GetType(), Is.EqualTo(sample.GetType()));
        Assert.That(caught.Message, Is.EqualTo(sample.Message));
        Assert.That(caught.HResult, Is.EqualTo(sample.HResult));
    }

    [Test]
    public void The_remote_stack_stands_in_front_of_the_local_one()
    {
        var caught = Limited.Run(() => Catch(() => _pair.Root.Deep()));

        Assert.That(caught.StackTrace, Does.Contain(nameof(Service.Deep)).And.Contain(nameof(The_remote_stack_stands_in_front_of_the_local_one)));
        Assert.That(
            caught.StackTrace!.IndexOf(nameof(Service.Deep), StringComparison.Ordinal),
            Is.LessThan(caught.StackTrace.IndexOf(nameof(The_remote_stack_stands_in_front_of_the_local_one), StringComparison.Ordinal)));
    }

    [Test]
    public void An_exception_of_the_program_arrives_as_a_RemoteException_with_the_live_object()
    {
        _service.Next = static () => throw new OrderException("too many", 12);

        var caught = (RemoteException)Limited.Run(() => Catch(() => _pair.Root.Fail()));

        Assert.That(caught.Message, Is.EqualTo("too many"));
        Assert.That(caught.TypeName, Is.EqualTo(typeof(OrderException).FullName));
        Assert.That(caught.Is(typeof(ShopException).FullName!), Is.True);
        Assert.That(caught.Is("System.Exception"), Is.True);
        Assert.That(caught.Is("System.IO.IOException"), Is.False);
        Assert.That(Limited.Run(() => (int)caught.Remote!.Count), Is.EqualTo(12));
    }

    [Test]
    public void Inner_exceptions_and_data_arrive()
    {
        _service.Next = static () => throw new InvalidOperationException("outer", new OrderException("inner", 1)) { Data = { ["key"] = 42 } };

        var caught = Limited.Run(() => Catch(() => _pair.Root.Fail()));

        Assert.That(caught.Data["key"], Is.EqualTo(42));
        Assert.That(caught.InnerException, Is.TypeOf<RemoteException>().With.Message.EqualTo("inner"));
    }

    [Test]
    public void An_AggregateException_arrives_with_all_it_holds()
    {
        _service.Next = static () => throw new AggregateException("all", new FormatException("one"), new TimeoutException("two"));

        var caught = (AggregateException)Limited.Run(() => Catch(() => _pair.Root.Fail()));

        Assert.That(caught.InnerExceptions.Select(inner => (inner.GetType(), inner.Message)),
            Is.EqualTo(new[] { (typeof(FormatException), "one"), (typeof(TimeoutException), "two") }));
    }

    [Test]
    public void A_getter_is_evaluated_once_whether_it_succeeds_or_throws() => Limited.Run(() =>
    {
        _ = _pair.Root.Counting;
        Assert.That(_service.Reads, Is.EqualTo(1));
        _ = Catch(() => _ = _pair.Root.CountingAndThrowing);
        Assert.That(_service.Reads, Is.EqualTo(2));
    });

    [Test]
    public void An_exception_of_another_connection_is_not_taken_for_the_loss_of_this_one()
    {
        _service.Next = static () => throw new ConnectionLostException("of another one");

        var caught = Limited.Run(() => Catch(() => _pair.Root.Fail()));

        Assert.That(_pair.Asker.Completion.IsCompleted, Is.False);
        Assert.That(caught.Message, Is.EqualTo("of another one"));
        Assert.That(caught, Is.Not.TypeOf<ConnectionLostException>(), "this connection is not lost");
    }

    [Test]
    public void An_exception_without_stack_traces_keeps_them_at_home()
    {
        using var pair = Pair.Open(wire, new Service(), new RemoteOptions { SendStackTraces = false });

        var caught = Limited.Run(() => Catch(() => pair.Root.Deep()));

        Assert.That(caught.StackTrace, Does.Not.Contain(nameof(Service.Deep)));
    }

    private static Exception Catch(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            return exception;
        }
        throw new AssertionException("It should have failed.");
    }

    internal class ShopException(string message) : Exception(message);

    internal sealed class OrderException(string message, int count) : ShopException(message)
    {
        public int Count { get; } = count;
    }

    internal sealed class Service
    {
        [RemoteHidden]
        public Action Next { get; set; } = static () => { };

        [RemoteHidden]
        public int Reads { get; private set; }

        public int Counting => ++Reads;

        public int CountingAndThrowing => throw new InvalidOperationException($"{++Reads}");

        public void Fail() => Next();

        public void Deep() => throw new InvalidOperationException("deep");
    }
}
