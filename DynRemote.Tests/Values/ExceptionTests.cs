using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using DynRemote.Values;

namespace DynRemote.Tests.Values;

public sealed class ExceptionTests
{
    private static IEnumerable<TestCaseData> Samples() =>
        ExceptionSamples.All().Select((exception, index) => new TestCaseData(exception) { TestName = $"{exception.GetType().Name} {index} keeps its message" });

    [TestCaseSource(nameof(Samples))]
    public void A_framework_exception_arrives_as_itself(Exception exception)
    {
        var copy = RoundTrip(exception);

        Assert.That(copy.Message, Is.EqualTo(exception.Message));
        Assert.That(copy.HResult, Is.EqualTo(exception.HResult));
        if (ExceptionTable.Types.Contains(exception.GetType()))
            Assert.That(copy.GetType(), Is.EqualTo(exception.GetType()));
        AssertSameChain(copy.InnerException, exception.InnerException);
    }

    private static void AssertSameChain(Exception? copy, Exception? original)
    {
        if (original is null)
        {
            Assert.That(copy, Is.Null);
            return;
        }
        Assert.That(copy, Is.Not.Null);
        Assert.That(copy.Message, Is.EqualTo(original.Message));
        AssertSameChain(copy.InnerException, original.InnerException);
    }

    [Test]
    public void What_an_exception_holds_beside_its_message_arrives()
    {
        var range = (ArgumentOutOfRangeException)RoundTrip(new ArgumentOutOfRangeException("p", 5L, "m"));
        var file = (FileNotFoundException)RoundTrip(new FileNotFoundException("m", "f"));
        var socket = (SocketException)RoundTrip(new SocketException((int)SocketError.ConnectionReset));
        var json = (JsonException)RoundTrip(new JsonException("m", "$.a", 1, 2));
        var regex = (RegexMatchTimeoutException)RoundTrip(new RegexMatchTimeoutException("i", "p", TimeSpan.FromSeconds(2)));

        Assert.That((range.ParamName, range.ActualValue), Is.EqualTo(("p", 5L)));
        Assert.That(file.FileName, Is.EqualTo("f"));
        Assert.That(socket.SocketErrorCode, Is.EqualTo(SocketError.ConnectionReset));
        Assert.That((json.Path, json.LineNumber, json.BytePositionInLine), Is.EqualTo(("$.a", 1L, 2L)));
        Assert.That((regex.Input, regex.Pattern, regex.MatchTimeout), Is.EqualTo(("i", "p", TimeSpan.FromSeconds(2))));
        Assert.That(((ObjectDisposedException)RoundTrip(new ObjectDisposedException("o"))).ObjectName, Is.EqualTo("o"));
        Assert.That(((ArgumentException)RoundTrip(new ArgumentNullException("p"))).ParamName, Is.EqualTo("p"));
        Assert.That(((RemoteNameNotFoundException)RoundTrip(new RemoteNameNotFoundException("n"))).Name, Is.EqualTo("n"));
        Assert.That(((TypeInitializationException)RoundTrip(new TypeInitializationException("T", null))).TypeName, Is.EqualTo("T"));
    }

    [Test]
    public void All_exceptions_of_an_aggregate_arrive()
    {
        var copy = (AggregateException)RoundTrip(new AggregateException("m", new IOException("a"), new AggregateException(new UserException("b"), new FormatException("c"))));

        Assert.That(copy.InnerExceptions[0], Is.TypeOf<IOException>());
        Assert.That(copy.InnerException, Is.SameAs(copy.InnerExceptions[0]));
        Assert.That(copy.Flatten().InnerExceptions.Select(inner => inner.Message), Is.EquivalentTo(new[] { "a", "b", "c" }));
    }

    [Test]
    public void The_token_of_a_cancellation_that_the_other_side_does_not_know_arrives_as_one_of_its_state()
    {
        using var source = new CancellationTokenSource();

        Assert.That(TokenOf(new OperationCanceledException("m")), Is.EqualTo(CancellationToken.None));
        Assert.That(TokenOf(new OperationCanceledException("m", source.Token)), Is.EqualTo(CancellationToken.None));
        Assert.That(TokenOf(new OperationCanceledException("m", new CancellationToken(true))).IsCancellationRequested, Is.True);
        Assert.That(TokenOf(new TaskCanceledException("m", null, new CancellationToken(true))).IsCancellationRequested, Is.True);

        static CancellationToken TokenOf(OperationCanceledException exception) => ((OperationCanceledException)RoundTrip(exception)).CancellationToken;
    }

    [Test]
    public void An_internal_framework_exception_arrives_as_its_public_base()
    {
        Assert.That(RoundTrip(ExceptionSamples.Caught(() => JsonSerializer.Deserialize<int>("{"))), Is.TypeOf<JsonException>());
        Assert.That(RoundTrip(ExceptionSamples.Caught(() => new Regex("("))), Is.TypeOf<ArgumentException>());
    }

    [Test]
    public void An_exception_of_the_program_arrives_as_a_remote_exception()
    {
        var original = new DerivedUserException("m");

        var copy = (RemoteException)RoundTrip(original);

        Assert.That(copy.GetType(), Is.EqualTo(typeof(RemoteException)));
        Assert.That(copy.TypeName, Is.EqualTo(typeof(DerivedUserException).FullName));
        Assert.That(copy.Is(typeof(UserException).FullName!) && copy.Is("System.Exception"), Is.True);
        Assert.That(copy.Is("System.Object"), Is.False);
        Assert.That((object?)copy.Remote, Is.EqualTo(new FakeProxy(original)));
    }

    [Test]
    public void A_framework_exception_keeps_the_live_object_in_its_data()
    {
        var original = new InvalidOperationException("m");

        Assert.That(RoundTrip(original).Data[RemoteException.RemoteDataKey], Is.EqualTo(new FakeProxy(original)));
    }

    [Test]
    public void Data_that_is_values_arrives_and_other_data_does_not()
    {
        var original = new InvalidOperationException("m") { Data = { ["a"] = 1, [2] = (3, "x"), ["list"] = new List<int>(), ["null"] = null } };

        var data = RoundTrip(original).Data;

        Assert.That(data["a"], Is.EqualTo(1));
        Assert.That(data[2], Is.EqualTo((3, "x")));
        Assert.That(data.Contains("null"), Is.True);
        Assert.That(data.Contains("list"), Is.False);
    }

    [Test]
    public void The_remote_stack_stands_in_front_of_the_local_one()
    {
        var copy = RoundTrip(ExceptionSamples.Caught(ThrowDeep));

        var rethrown = ExceptionSamples.Caught(() => throw copy);

        Assert.That(rethrown.StackTrace, Does.Contain(nameof(ThrowDeep)).And.Contain(nameof(The_remote_stack_stands_in_front_of_the_local_one)));
        Assert.That(rethrown.StackTrace!.IndexOf(nameof(ThrowDeep), StringComparison.Ordinal),
            Is.LessThan(rethrown.StackTrace.IndexOf(nameof(The_remote_stack_stands_in_front_of_the_local_one), StringComparison.Ordinal)));
    }

    [Test]
    public void The_stack_can_be_withheld_and_so_can_the_live_object()
    {
        var codec = new Codec(includeStackTraces: false, includeLiveExceptions: false);

        var copy = (RemoteException)codec.Throw(ExceptionSamples.Caught(() => throw new UserException("m")));

        Assert.That(copy.StackTrace, Is.Null);
        Assert.That((object?)copy.Remote, Is.Null);
        Assert.That(codec.References.Count, Is.Zero);
    }

    [Test]
    public void A_stack_that_passes_to_and_fro_does_not_grow_without_end()
    {
        var codec = new Codec(includeLiveExceptions: false);
        var exception = ExceptionSamples.Caught(ThrowDeep);
        for (var i = 0; i < 100; i++)
        {
            var copy = codec.Throw(exception);
            exception = ExceptionSamples.Caught(() => throw copy);
        }

        Assert.That(exception.StackTrace, Has.Length.LessThan(20_000).And.Contain(nameof(ThrowDeep)));
    }

    [Test]
    public void A_remote_exception_that_is_passed_on_stays_what_it_was()
    {
        var first = new Codec();
        var middle = (RemoteException)first.Throw(ExceptionSamples.Caught(ThrowUser));
        var proxy = (FakeProxy)middle.Remote!;
        var second = new Codec();
        // The middle peer exports its proxy as an object of its own.
        var wire = (object?[])second.Encoder.Encode(middle)!;
        second.References.EncodeReference(proxy.Target);

        var last = (RemoteException)second.Decoder.Decode(Unproxied(wire))!;

        Assert.That(last.TypeName, Is.EqualTo(typeof(UserException).FullName));
        Assert.That(last.Message, Is.EqualTo("m"));
        Assert.That(last.StackTrace, Does.Contain(nameof(ThrowUser)));
        Assert.That((object?)last.Remote, Is.EqualTo(new FakeProxy(proxy.Target)));
    }

    [Test]
    public void An_exception_that_is_not_thrown_travels_as_any_object_of_its_program_does()
    {
        var codec = new Codec();
        var own = new UserException("m");

        Assert.That(codec.RoundTrip(own), Is.EqualTo(new FakeProxy(own)));
        Assert.That(codec.RoundTrip(new IOException("m")), Is.TypeOf<IOException>());
    }

    [Test]
    public void An_exception_that_comes_home_is_the_same_object()
    {
        var codec = new Codec();
        var original = new UserException("m");
        var abroad = codec.Throw(original);

        Assert.That(codec.Throw(abroad), Is.SameAs(original));
        Assert.That(codec.Throw(codec.Throw(new IOException("m"))), Is.TypeOf<IOException>());
    }

    [Test]
    public void The_failure_of_another_connection_is_not_mistaken_for_one_of_this()
    {
        var lost = (RemoteException)RoundTrip(new ConnectionLostException("m"));
        var protocol = (RemoteException)RoundTrip(new RemoteProtocolException("m"));

        Assert.That(lost.GetType(), Is.EqualTo(typeof(RemoteException)));
        Assert.That(lost.TypeName, Is.EqualTo("DynRemote.ConnectionLostException"));
        Assert.That(protocol.GetType(), Is.EqualTo(typeof(RemoteException)));
    }

    [Test]
    public void An_exception_whose_own_members_throw_arrives_and_says_so()
    {
        var copy = (RemoteException)RoundTrip(new BrokenException());

        Assert.That(copy.Message, Does.Contain("Message could not be read").And.Contain("NotSupportedException"));
        Assert.That(copy.TypeName, Is.EqualTo(typeof(BrokenException).FullName));
    }

    [Test]
    public void A_value_in_an_exception_that_throws_does_not_keep_it_back() =>
        Assert.That(RoundTrip(new ArgumentOutOfRangeException("p", new BrokenValue(), "m")), Is.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void An_exception_arrives_even_where_no_reference_can_be_made()
    {
        var codec = new Codec();
        codec.References.Refuses = true;

        var copy = (RemoteException)codec.Throw(new UserException("m"));

        Assert.That(copy.Message, Is.EqualTo("m"));
        Assert.That((object?)copy.Remote, Is.Null);
    }

    [Test]
    public void A_long_chain_of_inner_exceptions_is_cut_and_says_so()
    {
        Exception exception = new UserException("innermost");
        for (var i = 0; i < 1000; i++)
            exception = new UserException("m", exception);

        var copy = RoundTrip(exception);

        var chain = Chain(copy).ToList();
        Assert.That(chain, Has.Count.InRange(32, 200));
        Assert.That(chain[^1].Message, Does.Contain("left out"));
    }

    [Test]
    public void A_deep_and_wide_tree_of_aggregates_is_cut()
    {
        Exception exception = new UserException("leaf");
        for (var i = 0; i < 40; i++)
            exception = new AggregateException(exception);
        var wide = new AggregateException(Enumerable.Repeat(exception, 200));

        Assert.That(((AggregateException)RoundTrip(wide)).InnerExceptions, Has.Count.InRange(2, 100));
    }

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
            yield return exception;
    }

    private static object?[] Unproxied(object?[] wire)
    {
        var link = (object?[])wire[1]!;
        link = (object?[])link.Clone();
        link[6] = new object?[] { (int)ValueTag.SenderObject, 0L };
        return [wire[0], link];
    }

    private static Exception RoundTrip(Exception exception) => new Codec().Throw(exception);

    private static void ThrowDeep() => throw new InvalidOperationException("deep");

    private static void ThrowUser() => throw new UserException("m");

    private sealed class BrokenException : Exception
    {
        public override string Message => throw new NotSupportedException();

        public override string? StackTrace => throw new NotSupportedException();

        public override System.Collections.IDictionary Data => throw new NotSupportedException();
    }

    private sealed class BrokenValue
    {
        public override string ToString() => throw new NotSupportedException();
    }
}
