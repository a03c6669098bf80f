using DynRemote.Tests.Faults;
using DynRemote.Tests.Plans.Twins;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace DynRemote.Tests.Plans;

/// <summary>
/// Random plans do at the owner what the same code does to the object itself: the same result, the same exception, and the same effects in the same order.
/// </summary>
internal sealed class RandomPlanTests
{
    private readonly Workshop _shop = new();
    private readonly List<int> _mine = [1, 2, 3];
    private readonly Dictionary<Wire, (Pair Pair, Outcome Outcome)> _sides = [];

    [OneTimeSetUp]
    public void Connect()
    {
        foreach (var wire in Enum.GetValues<Wire>())
        {
            var pair = Pair.Open(wire, _shop);
            dynamic x = pair.Root;
            _sides[wire] = (pair, new Outcome([(_mine, _mine), .. Warehouse.All.Select((ware, i) => ((object)ware, (object)x.Wares[i]))]));
        }
    }

    [OneTimeTearDown]
    public void Disconnect()
    {
        foreach (var (pair, _) in _sides.Values)
            pair.Dispose();
    }

    [Property(MaxTest = 5000, Arbitrary = [typeof(ChoiceLists)], QuietOnSuccess = true)]
    public void A_plan_does_what_its_code_does_to_the_object(int[] numbers) => Check(Wire.Memory, numbers);

    [Property(MaxTest = 400, Arbitrary = [typeof(ChoiceLists)], QuietOnSuccess = true)]
    public void So_does_one_over_TCP(int[] numbers) => Check(Wire.Tcp, numbers);

    private void Check(Wire wire, int[] numbers)
    {
        var (pair, outcome) = _sides[wire];
        dynamic x = pair.Root;
        dynamic ware = x.Wares[7];
        var code = new CodeGrammar(new Choices(numbers)).Body();
        var here = Effects(outcome, () => code.Here(new Scope(_shop, Warehouse.All[7], _mine)));
        var there = Effects(outcome, () => Remote.Run(() => code.There(new Scope(x, ware, _mine))));
        Assert.That(there, Is.EqualTo(here), code.Text);
    }

    private string Effects(Outcome outcome, Func<object?> code)
    {
        _shop.Log.Clear();
        (_shop.Number, _shop.Note, _shop["a"], _shop["b"]) = (3, "note", 1, 2);
        var result = outcome.Of(code);
        return $"{result}; {string.Join(", ", _shop.Log)}; {_shop.Number}, {_shop.Note}, {_shop["a"]}, {_shop["b"]}";
    }
}
