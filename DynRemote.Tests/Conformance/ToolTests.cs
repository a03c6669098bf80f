using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;
using Newtonsoft.Json;
using NUnit.Framework.Constraints;
using NUnit.Framework.Internal;

namespace DynRemote.Tests.Conformance;

/// <summary>Debuggers, test frameworks, serializers and other code that looks into whatever it is given do no harm to a proxy, and a debugger asks the peer for nothing.</summary>
public sealed class ToolTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    [Test]
    public void What_a_debugger_shows_makes_no_call()
    {
        var things = Things();

        var trips = RoundTripsOf(() =>
        {
            foreach (var thing in things)
                Assert.That(Shown(thing), Has.Some.Contains("at the peer").And.Some.Contains("Id = "), thing.GetType().ToString());
        });

        Assert.That(trips, Is.Zero);
    }

    [Test]
    public void What_a_debugger_shows_after_the_connection_has_ended_is_the_same()
    {
        var things = Things();
        var before = things.ConvertAll(Shown);

        Holder.Close();

        Assert.That(things.ConvertAll(Shown), Is.EqualTo(before));
    }

    [Test]
    public void A_grid_of_properties_finds_none_and_makes_no_call()
    {
        object x = Held(new Receipt());
        object station = Remote.As<IStation>(Held(new Halt()));

        var trips = RoundTripsOf(() =>
        {
            Assert.That(TypeDescriptor.GetProperties(x), Is.Empty);
            Assert.That(TypeDescriptor.GetConverter(x).CanConvertTo(typeof(int)), Is.False);
            Assert.That(TypeDescriptor.GetEvents(station), Is.Empty);
        });

        Assert.That(trips, Is.Zero);
    }

    [Test]
    public void A_test_framework_compares_a_remote_collection_by_its_elements()
    {
        object list = Held(new List<int> { 3, 1, 2 });
        object map = Held(new Dictionary<string, int> { ["a"] = 1 });

        Assert.Multiple(() =>
        {
            Assert.That(list, Is.EqualTo(new[] { 3, 1, 2 }));
            Assert.That(list, Is.EquivalentTo(new[] { 1, 2, 3 }).And.Not.EqualTo(new[] { 1, 2, 3 }));
            Assert.That(list, Has.Member(2).And.Exactly(3).Items);
            Assert.That(map, Is.EqualTo(new Dictionary<string, int> { ["a"] = 1 }));
            Assert.That(map, Does.ContainKey("a"));
        });
    }

    [Test]
    public void A_test_framework_tells_what_it_has_found_instead()
    {
        object list = Held(new List<int> { 3, 1, 2 });
        object receipt = Held(new Receipt());

        Assert.That(Told(Is.EqualTo(new[] { 3, 1, 7 }).ApplyTo(list)), Does.Contain("index [2]").And.Contain("3 elements"));
        Assert.That(Told(Is.EqualTo(5).ApplyTo(receipt)), Does.Contain("Receipt"));
        Assert.That(Told(Is.Null.ApplyTo(receipt)), Does.Contain("Receipt"));
        Assert.That((decimal)((dynamic)receipt).Total, Is.EqualTo(2.5m), "the connection lives on");
    }

    [Test]
    public void Json_of_a_facade_is_that_of_the_object_and_of_a_sequence_that_of_its_elements()
    {
        IEnumerable<int> numbers = Held(new List<int> { 3, 1 });
        var greeter = Remote.As<INamed>(Held(new Named()));

        Assert.That(JsonConvert.SerializeObject(greeter), Is.EqualTo("""{"Name":"Ann"}"""));
        Assert.That(JsonConvert.SerializeObject(numbers), Is.EqualTo("[3,1]"));
        Assert.That(System.Text.Json.JsonSerializer.Serialize(numbers), Is.EqualTo("[3,1]"));
        Assert.That(JsonConvert.SerializeObject(new { list = numbers, greeter }), Is.EqualTo("""{"list":[3,1],"greeter":{"Name":"Ann"}}"""));
    }

    [Test]
    public void Another_serializer_writes_a_remote_dictionary_and_what_an_interface_tells()
    {
        IReadOnlyDictionary<string, int> map = Held(new Dictionary<string, int> { ["a"] = 1 });
        INamed greeter = Remote.As<INamed>(Held(new Named()));
        using var own = new Noticing();
        object noticing = Held(own);

        Assert.That(System.Text.Json.JsonSerializer.Serialize(map), Is.EqualTo("""{"a":1}"""));
        Assert.That(System.Text.Json.JsonSerializer.Serialize(greeter), Is.EqualTo("""{"Name":"Ann"}"""));
        Assert.That(System.Text.Json.JsonSerializer.Serialize<object>(greeter), Is.EqualTo("""{"Name":"Ann"}"""));
        Assert.That(System.Text.Json.JsonSerializer.Serialize(noticing), Is.EqualTo(System.Text.Json.JsonSerializer.Serialize(own)));
    }

    [Test]
    public void A_proxy_is_formatted_wherever_text_is_made()
    {
        object x = Held(new Memory());

        Assert.Multiple(() =>
        {
            Assert.That($"{x}", Is.EqualTo("memory "));
            Assert.That($"{x,40:N3}|", Is.EqualTo("memory N3|".PadLeft(41)));
            Assert.That(string.Format(null, "{0:x}", x), Is.EqualTo("memory x"));
            Assert.That(string.Concat("a ", x), Is.EqualTo("a " + typeof(Memory)));
            Assert.That(new System.Text.StringBuilder().Append(x).AppendFormat(null, " {0:y}", x).ToString(), Is.EqualTo(typeof(Memory) + " memory y"));
            Assert.That(Convert.ToString(x, null), Is.EqualTo("memory "));
        });
    }

    private static string Told(ConstraintResult result)
    {
        Assert.That(result.IsSuccess, Is.False);
        using var writer = new TextMessageWriter();
        result.WriteMessageTo(writer);
        return writer.ToString();
    }

    // Whatever is in a program's variables for an object of the peer.
    private List<object> Things()
    {
        object list = Held(new List<int> { 1 });
        IEnumerable<int> sequence = (dynamic)list;
        Stream stream = Held(new MemoryStream([1]));
        TextReader reader = Held(new StringReader("text"));
        TextWriter writer = Held(new StringWriter());
        EventArgs arguments = Held(new UnhandledExceptionEventArgs("odd", isTerminating: false));
        return [list, Held(new Slot()), Remote.With(list, Limit), Remote.As<IStation>(Held(new Halt())), sequence, stream, reader, writer, arguments];
    }

    // As a debugger does: the display string, and the public properties of the type proxy.
    private static List<string> Shown(object thing)
    {
        var type = thing.GetType();
        var display = type.GetCustomAttribute<DebuggerDisplayAttribute>(inherit: true)!.Value;
        var view = Activator.CreateInstance(Type.GetType(type.GetCustomAttribute<DebuggerTypeProxyAttribute>(inherit: true)!.ProxyTypeName)!, thing)!;
        return
        [
            Evaluated(display, thing, view.GetType()),
            .. view.GetType().GetProperties().Where(property => property.PropertyType != typeof(RemoteConnection))
                .Select(property => $"{property.Name} = {(property.GetValue(view) is IEnumerable<string> names ? string.Join(",", names) : property.GetValue(view))}"),
        ];
    }

    // {Property,nq} or {Type.Method(this),nq}, which is all that the attributes here say.
    private static string Evaluated(string display, object thing, Type view)
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        var expression = display.TrimStart('{').Split(',')[0];
        return expression.EndsWith("(this)", StringComparison.Ordinal)
            ? (string)view.GetMethod(expression.Split('.')[1].Replace("(this)", "", StringComparison.Ordinal), Any)!.Invoke(null, [thing])!
            : (string)typeof(RemoteObject).GetProperty(expression, Any)!.GetValue(thing)!;
    }
}
