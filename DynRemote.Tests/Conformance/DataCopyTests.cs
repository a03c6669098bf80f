using System.Dynamic;
using DynRemote.Tests.Conformance.Channels;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Tests.Conformance;

/// <summary>Copies of data objects: into types of this side, into dynamic objects, and by value to the peer.</summary>
public sealed class DataCopyTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Customer _customer = null!;
    private dynamic _x = null!;

    [SetUp]
    public void HoldACustomer()
    {
        _customer = new Customer("Ann", 7) { Kind = Kind.Regular, Since = new DateOnly(2020, 1, 2), Limit = 12.5m, Address = new Address { Street = "Mill Lane", Tags = ["a", "b"] } };
        _customer.Orders.Add(new Order(_customer, 1.5) { Lines = { ["apple"] = [1, 2], ["pear"] = [] } });
        _customer.Orders.Add(new Order(_customer, 2));
        _x = Held(_customer);
    }

    [Test]
    public void A_collection_by_value_becomes_what_the_parameter_wants_without_a_call_back()
    {
        dynamic x = Held(new Clerk());
        var messages = Owner.Statistics.RoundTrips;

        Assert.That((int)x.Sum(Remote.ByValue(new List<int> { 1, 2 })), Is.EqualTo(3));
        Assert.That((int)x.SumOfAll(Remote.ByValue(new[] { 1, 2 })), Is.EqualTo(3));
        Assert.That((int)x.Rows(Remote.ByValue(new List<int[]> { new[] { 1, 2 }, new[] { 3 } })), Is.EqualTo(6));
        Assert.That((int)x.Price(Remote.ByValue(new Dictionary<string, int> { ["apple"] = 4 }), "apple"), Is.EqualTo(4));
        Assert.That((int)x.Count(Remote.ByValue(new List<int> { 1, 2 })), Is.EqualTo(2));
        Assert.That(Owner.Statistics.RoundTrips, Is.EqualTo(messages));
    }

    [Test]
    public void Data_by_value_constructs_nothing_of_the_owners()
    {
        dynamic x = Held(new Clerk());

        Assert.That(() => x.Take(Remote.ByValue(new { Name = "n" })), Throws.InstanceOf<RuntimeBinderException>().With.Message.Contains("interface or dynamic"));
        Assert.That(() => x.Take(Remote.ByValue(new { Name = "n" })), Throws.InstanceOf<RuntimeBinderException>().With.Message.Contains("argument 1 is System.Dynamic.ExpandoObject"));
        Assert.That(() => x.TakeAll(Remote.ByValue(new[] { new { Name = "n" } })), Throws.InstanceOf<RuntimeBinderException>());
        Assert.That(() => x.Price(Remote.ByValue(new[] { 1 }), "apple"), Throws.InstanceOf<RuntimeBinderException>());
    }

    [Test]
    public void A_collection_is_copied_in_one_round_trip_whatever_kind_it_is_and_whether_its_kind_was_seen_before()
    {
        dynamic x = Held(new Dictionary<string, HashSet<DateOnly>>());
        object? copy = null;

        Assert.That(RoundTripsOf(() => copy = Remote.Copy((object)x)), Is.EqualTo(1));
        Assert.That(copy, Is.TypeOf<Dictionary<string, HashSet<DateOnly>>>());
    }

    [Test]
    public void A_text_in_the_making_is_copied_as_one()
    {
        dynamic x = Held(new System.Text.StringBuilder("ab"));

        Assert.That(Remote.Copy(x).ToString(), Is.EqualTo("ab"));
        Assert.That(Remote.Copy<System.Text.StringBuilder>(x), Is.TypeOf<System.Text.StringBuilder>().With.Length.EqualTo(2));
        System.Text.StringBuilder converted = x;
        converted.Append('c');
        Assert.That((string)x.ToString(), Is.EqualTo("ab"));
    }

    [Test]
    public void A_data_object_is_copied_into_a_class_of_ones_own_in_one_round_trip()
    {
        CustomerDto copy = null!;

        Assert.That(RoundTripsOf(() => copy = Remote.Copy<CustomerDto>((object)_x)), Is.EqualTo(1));

        Assert.That((copy.Name, copy.Number, copy.Kind, copy.Since, copy.Limit, copy.Nothing), Is.EqualTo(("Ann", 7L, OtherKind.Regular, new DateOnly(2020, 1, 2), (decimal?)12.5m, (int?)null)));
        Assert.That((copy.Address!.Value.Street, copy.Address.Value.Tags), Is.EqualTo(("Mill Lane", new[] { "a", "b" })));
        Assert.That(copy.Orders.Select(order => order.Price), Is.EqualTo(new[] { 1.5, 2 }));
        Assert.That(copy.Orders[0].Lines["apple"], Is.EqualTo(new[] { 1, 2 }));
        Assert.That(copy.Missing, Is.EqualTo("as it was"));
    }

    [Test]
    public void Collections_of_data_objects_are_copied_too()
    {
        dynamic list = Held(new List<Customer> { _customer, new("Bob", 8) });
        dynamic map = Held(new Dictionary<string, Customer> { ["a"] = _customer });

        Assert.That(Remote.Copy<List<NameOnly>>(list), Is.EqualTo(new[] { new NameOnly("Ann"), new NameOnly("Bob") }));
        Assert.That(Remote.Copy<NameOnly[]>(list), Has.Length.EqualTo(2));
        Assert.That(Remote.Copy<Dictionary<string, NameOnly>>(map)["a"], Is.EqualTo(new NameOnly("Ann")));
        Assert.That(RoundTripsOf(() => Remote.Copy<IReadOnlyList<NameOnly>>((object)list)), Is.EqualTo(1));
    }

    [Test]
    public void Nested_collections_are_copied_whole()
    {
        dynamic nested = Held(new Dictionary<string, List<int[]>> { ["a"] = [[1, 2], []], ["b"] = [] });

        var copy = Remote.Copy<Dictionary<string, List<int[]>>>((object)nested);

        Assert.That(copy["a"], Is.EqualTo(new int[][] { [1, 2], [] }));
        Assert.That(copy["b"], Is.Empty);
        Assert.That(Remote.Copy((object)nested), Is.TypeOf<Dictionary<string, List<int[]>>>());
    }

    [Test]
    public void A_data_object_is_copied_into_a_dynamic_object()
    {
        dynamic copy = Remote.Copy<ExpandoObject>(Held(_customer.Address!));
        dynamic plain = Remote.Copy(Held(new { Name = "n", Inner = new { Deep = new[] { 1, 2 } }, At = DateTime.UnixEpoch, Map = new Dictionary<string, int> { ["k"] = 1 } }))!;

        Assert.That((string)copy.Street, Is.EqualTo("Mill Lane"));
        Assert.That((List<object>)copy.Tags, Is.EqualTo(new[] { "a", "b" }));
        Assert.That((object)plain, Is.TypeOf<ExpandoObject>());
        Assert.That((object)plain.Inner.Deep, Is.EqualTo(new object[] { 1, 2 }));
        Assert.That((object)plain.At, Is.EqualTo(DateTime.UnixEpoch).And.TypeOf<DateTime>());
        Assert.That((int)plain.Map.k, Is.EqualTo(1));
    }

    [Test]
    public void A_remote_dynamic_object_is_copied_as_what_it_is()
    {
        dynamic bag = new ExpandoObject();
        bag.Name = "bag";
        bag.Inner = new ExpandoObject();
        bag.Inner.Number = 5;

        dynamic copy = Remote.Copy(Held((object)bag))!;

        Assert.That((object)copy, Is.TypeOf<ExpandoObject>());
        Assert.That((int)copy.Inner.Number, Is.EqualTo(5));
        Assert.That(Remote.Copy<NameOnly>(Held((object)bag)), Is.EqualTo(new NameOnly("bag")));
    }

    [Test]
    public void What_is_no_data_stays_a_reference()
    {
        using var stream = new MemoryStream();

        dynamic copy = Remote.Copy(Held(new { Call = (Func<int>)(() => 5), Stream = stream, Name = "n" }))!;

        Assert.That((int)copy.Call(), Is.EqualTo(5));
        Assert.That(Remote.IsRemote((object)copy.Stream), Is.True);
        Assert.That(Remote.IsRemote(Remote.Copy(Held(stream))), Is.True);
        Assert.That(Remote.IsRemote(((IList<object>)Remote.Copy(Held(new List<object> { new Slot() }))!)[0]), Is.True);
    }

    [Test]
    public void What_contains_itself_is_refused_by_name_and_does_no_harm_where_it_is_not_asked_for()
    {
        Assert.That(() => Remote.Copy((object)_x), Throws.TypeOf<RemoteException>().With.Message.Contains("contains itself").And.Message.Contains(nameof(Customer)));
        Assert.That(() => Remote.Copy<Circular>((object)_x), Throws.TypeOf<RemoteException>().With.Message.Contains("contains itself"));
        Assert.That(Remote.Copy<NameOnly>((object)_x).Name, Is.EqualTo("Ann"));
        var chain = new Chain("end");
        for (var i = 0; i < 5000; i++)
            chain = new Chain(chain);
        Assert.That(() => Remote.Copy(Held(chain)), Throws.TypeOf<RemoteException>().With.Message.Contains("nested deeper"));
        Assert.That((string)_x.Name, Is.EqualTo("Ann"));
    }

    [Test]
    public void A_member_that_throws_is_named()
    {
        Assert.That(() => Remote.Copy(Held(new Throwing())), Throws.TypeOf<RemoteException>().With.Message.Contains(nameof(Throwing.Bad)).And.Message.Contains("no good"));
        Assert.That(Remote.Copy<NameOnly>(Held(new Throwing())), Is.EqualTo(new NameOnly("fine")));
    }

    [Test]
    public void A_member_that_cannot_become_what_the_type_says_is_named()
    {
        Assert.That(() => Remote.Copy<Misfit>((object)_x), Throws.TypeOf<InvalidCastException>().With.Message.Contains(".Name: "));
        Assert.That(() => Remote.Copy<Needy>((object)_x), Throws.TypeOf<InvalidCastException>().With.Message.Contains("Other"));
    }

    [Test]
    public void Hidden_members_are_not_copied_either_way()
    {
        var guarded = new Guarded();
        var slot = new Slot();
        dynamic x = Held(slot);

        var copy = (IDictionary<string, object?>)Remote.Copy(Held(guarded))!;
        x.Value = Remote.ByValue(guarded);

        Assert.That(copy.Keys.ToArray(), Is.EqualTo(new[] { nameof(Guarded.Open) }));
        Assert.That(((IDictionary<string, object?>)slot.Value!).Keys.ToArray(), Is.EqualTo(new[] { nameof(Guarded.Open) }));
        Assert.That(Remote.Copy<GuardedDto>(Held(guarded)).Secret, Is.Null);
    }

    [Test]
    public void ByValue_goes_both_ways_and_into_a_type_of_ones_own()
    {
        var slot = new Slot();
        dynamic x = Held(slot);

        x.Value = Remote.ByValue(new { Name = "n", Number = 5 });
        dynamic theirs = slot.Value!;
        dynamic back = Held(new Giver()).Give();

        Assert.That((int)theirs.Number, Is.EqualTo(5));
        Assert.That(Remote.IsRemote((object)back), Is.False);
        Assert.That((string)back.Name, Is.EqualTo("given"));
        Assert.That(Remote.Copy<NameOnly>((object)back), Is.EqualTo(new NameOnly("given")));
        Assert.That(() => x.Value = Remote.ByValue(_customer), Throws.TypeOf<RemoteException>().With.Message.Contains("loop"));
    }

    [Test]
    public void A_copy_through_a_third_peer_is_a_copy()
    {
        var (first, second) = NewConnection(ownerRoot: new Slot { Value = (object)_x });
        dynamic slot = second.Root;

        Assert.That(Remote.Copy<CustomerDto>((object)slot.Value).Orders, Has.Count.EqualTo(2));
        Assert.That(first.Completion.IsCompleted, Is.False);
    }

    public enum Kind
    {
        None,
        Regular = 4,
    }

    public enum OtherKind
    {
        Regular,
        None,
    }

    public sealed class Slot
    {
        public object? Value { get; set; }
    }

    public sealed class Giver
    {
        public object Give() => Remote.ByValue(new { Name = "given" });
    }

    public sealed class Customer(string name, int number)
    {
        public string Name { get; } = name;

        public int Number { get; } = number;

        public Kind Kind { get; set; }

        public DateOnly Since { get; set; }

        public decimal? Limit { get; set; }

        public int? Nothing { get; set; }

        public Address? Address { get; set; }

        public List<Order> Orders { get; } = [];

        public string Method() => "no data";
    }

    public sealed class Address
    {
        public string Street { get; set; } = "";

        public string[] Tags { get; set; } = [];
    }

    public sealed class Order(Customer customer, double price)
    {
        public Customer Customer { get; } = customer;

        public double Price { get; } = price;

        public SortedDictionary<string, List<int>> Lines { get; } = [];
    }

    public sealed class CustomerDto
    {
        public string Name { get; set; } = "";

        public long Number { get; init; }

        public OtherKind Kind { get; set; }

        public DateOnly Since { get; set; }

        public decimal? Limit { get; set; }

        public int? Nothing { get; set; } = 5;

        public AddressDto? Address { get; set; }

        public List<OrderDto> Orders { get; } = [];

        public string Missing { get; set; } = "as it was";
    }

    public struct AddressDto
    {
        public string Street { get; set; }

        public IReadOnlyList<string> Tags { get; set; }
    }

    public sealed record OrderDto(double Price, Dictionary<string, int[]> Lines);

    public sealed record NameOnly(string Name);

    public sealed record Misfit(int Name);

    public sealed record Needy(string Name, int Other);

    public sealed record Chain(object? Next);

    public sealed class Circular
    {
        public List<CircularOrder> Orders { get; set; } = [];
    }

    public sealed class CircularOrder
    {
        public Circular? Customer { get; set; }
    }

    public sealed class Throwing
    {
        public string Name => "fine";

        public int Bad => throw new FormatException("no good");
    }

    public sealed class Guarded
    {
        public string Open { get; set; } = "open";

        [RemoteHidden]
        public string Secret { get; set; } = "secret";
    }

    public sealed class GuardedDto
    {
        public string? Open { get; set; }

        public string? Secret { get; set; }
    }

    public sealed class Clerk
    {
        public int Sum(IEnumerable<int> numbers) => numbers.Sum();

        public int SumOfAll(params int[] numbers) => numbers.Sum();

        public int Rows(IReadOnlyList<List<int>> rows) => rows.Sum(row => row.Sum());

        public int Price(Dictionary<string, int> prices, string of) => prices[of];

        public int Count(object things) => ((System.Collections.ICollection)things).Count;

        public string Take(Plain plain) => plain.Name;

        public int TakeAll(List<Plain> plain) => plain.Count;
    }

    public sealed class Plain
    {
        public string Name { get; set; } = "";
    }
}
