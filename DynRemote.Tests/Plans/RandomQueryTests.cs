using DynRemote.Tests.Faults;
using DynRemote.Tests.Plans.Twins;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace DynRemote.Tests.Plans;

/// <summary>
/// Random queries mean at the owner what LINQ to Objects makes of the same lambdas, compiled over the types: the same values of the same types, the same objects,
/// the same order, and the same exceptions.
/// </summary>
internal sealed class RandomQueryTests
{
    private readonly Warehouse _house = new();

    [Property(MaxTest = 5000, Arbitrary = [typeof(ChoiceLists)], QuietOnSuccess = true)]
    public void A_query_answers_as_LINQ_to_Objects_does(int[] numbers) => Check(Wire.Memory, numbers);

    [Property(MaxTest = 400, Arbitrary = [typeof(ChoiceLists)], QuietOnSuccess = true)]
    public void So_does_one_over_TCP(int[] numbers) => Check(Wire.Tcp, numbers);

    private readonly Dictionary<Wire, (Pair Pair, Outcome Outcome)> _sides = [];

    [OneTimeSetUp]
    public void Connect()
    {
        foreach (var wire in Enum.GetValues<Wire>())
        {
            var pair = Pair.Open(wire, _house);
            dynamic x = pair.Root;
            _sides[wire] = (pair, new Outcome(Warehouse.All.Select((ware, i) => ((object)ware, (object)x.Stored[i]))));
        }
    }

    [OneTimeTearDown]
    public void Disconnect()
    {
        foreach (var (pair, _) in _sides.Values)
            pair.Dispose();
    }

    private void Check(Wire wire, int[] numbers)
    {
        var (pair, outcome) = _sides[wire];
        var choices = new Choices(numbers);
        var places = Enumerable.Range(0, choices.Next(9)).Select(_ => choices.Next(Warehouse.All.Count)).ToList();
        _house.Wares = places.ConvertAll(static place => Warehouse.All[place]);
        dynamic x = pair.Root;
        // Of a List itself, LINQ leaves out a lambda more often where its result would change nothing: Where(…).Reverse().First() begins at the end.
        var source = new QueryTwin<Ware, dynamic>("x.Wares", _house.Wares.AsReadOnly(), Remote.Query(() => x.Wares), new WareKind());
        var ending = Grown(source, choices);
        var isAwaited = choices.Next(3) == 1;
        var there = outcome.Of(isAwaited ? () => Limited.Get(ending.Awaited()) : ending.There);
        Assert.That(there, Is.EqualTo(outcome.Of(ending.Here)), $"{ending.Text}{(isAwaited ? ", awaited" : "")}\nover {string.Join(", ", places)}");
    }

    private static Ending Grown(IQueryTwin source, Choices choices)
    {
        var query = source;
        for (var length = choices.Next(6); length > 0; length--)
            query = query.Grow(choices, source);
        return query.End(choices);
    }
}
