namespace DynRemote.Tests.Conformance.Samples;

public delegate bool TryFind(string key, out int value);

public delegate void Bump(ref int value);

public delegate int Measure(in int amount);

public delegate string Join(string separator, params string[] parts);

public delegate int Raised(int value, int power = 2);

public delegate T Choose<T>(T first, T second);

public delegate IAsyncEnumerable<int> Counting(int count);

/// <summary>Takes and gives delegates of every kind.</summary>
public sealed class Switchboard
{
    private readonly List<Delegate> _kept = [];

    public Func<int, int>? Chain { get; set; }

    public TryFind Finder { get; } = (string key, out int value) => int.TryParse(key, out value);

    public Bump Bumper { get; } = (ref int value) => value += 10;

    public Measure Measurer { get; } = (in int amount) => amount;

    public Join Joiner { get; } = (separator, parts) => string.Join(separator, parts);

    public Raised Raiser { get; } = (value, power) => (int)Math.Pow(value, power);

    public Choose<string> Chooser { get; } = (first, second) => string.CompareOrdinal(first, second) < 0 ? first : second;

    public Counting Counter { get; } = count => new Plant().CountAsync(count);

    public Func<int, Task<int>> Doubler { get; } = async value =>
    {
        await Task.Yield();
        return value * 2;
    };

    public string UseFinder(TryFind find) => find("17", out var value) ? $"found {value}" : "not found";

    public int UseBumper(Bump bump)
    {
        var value = 1;
        bump(ref value);
        return value;
    }

    public int UseMeasurer(Measure measure) => measure(7);

    public string UseJoiner(Join join) => join("-", "a", "b");

    public int UseRaiser(Raised raise) => raise(3);

    public string UseChooser(Choose<string> choose) => choose("b", "a");

    public async Task<string> UseTasks(Func<Task> plain, Func<int, ValueTask<int>> valued, Func<ValueTask> bare)
    {
        await plain();
        await bare();
        return $"{await valued(4)}";
    }

    public async Task<int> UseCounting(Counting counting)
    {
        var sum = 0;
        await foreach (var number in counting(5))
            sum += number;
        return sum;
    }

    public string UseComparison(Comparison<string> comparison) => comparison("b", "a") > 0 ? "greater" : "not greater";

    public int UsePredicate(Predicate<int> predicate) => new List<int> { 1, 2, 3, 4 }.FindAll(predicate).Count;

    public List<T> Map<T>(Converter<int, T> converter) => new List<int> { 1, 2 }.ConvertAll(converter);

    public int Keep(Delegate one)
    {
        _kept.Add(one);
        return _kept.IndexOf(one);
    }

    public object? Late(Delegate one, params object[] arguments) => one.DynamicInvoke(arguments);

    public void Combine(Func<int, int> next) => Chain += next;

    public void Uncombine(Func<int, int> next) => Chain -= next;

    public void Note(int number, string text) => _kept.Add(() => $"{number} {text}");

    public int CountOf(Delegate all) => all.GetInvocationList().Length;
}
