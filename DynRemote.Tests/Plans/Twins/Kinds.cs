namespace DynRemote.Tests.Plans.Twins;

/// <summary>The kinds of elements that the queries begin with and lead to.</summary>
internal static class Kinds
{
    public static ScalarKind<bool> Bool { get; } = new([true, false]);

    public static ScalarKind<bool?> MaybeBool { get; } = new([true, false, null]);

    public static ScalarKind<int> Int { get; } = new([0, 1, 2, 4, 9], new(i => (i * 3) - 1, (a, b) => a < b, (a, b) => a + b));

    public static ScalarKind<int?> MaybeInt { get; } = new([0, 1, null], new(i => (i * 3) - 1, (a, b) => a < b));

    public static ScalarKind<long> Long { get; } = new([0, 3_000_000_000], new(i => (i * 3) - 1, (a, b) => a < b, (a, b) => a + b));

    public static ScalarKind<double> Double { get; } = new([0, 0.25, double.NaN], new(i => (i * 3) - 1, (a, b) => a < b, (a, b) => a + b));

    public static ScalarKind<float> Float { get; } = new([0, 1], new(i => (i * 3) - 1, (a, b) => a < b, (a, b) => a + b));

    public static ScalarKind<decimal> Decimal { get; } = new([0, 1.10m], new(i => (i * 3) - 1, (a, b) => a < b, (a, b) => a + b));

    public static ScalarKind<string> Text { get; } = new(["Ulm", "pear", "", "tag1"]);

    public static ScalarKind<char> Char { get; } = new(['a', 'b']);

    public static ScalarKind<DateTime> Date { get; } = new([Warehouse.All[1].Since, DateTime.UnixEpoch]);

    public static ScalarKind<Guid> Guid { get; } = new([System.Guid.Empty]);

    public static ScalarKind<DayOfWeek> Day { get; } = new([DayOfWeek.Sunday, DayOfWeek.Monday]);

    public static RowKind<(TA, TB), (dynamic, dynamic), TA, dynamic, TB, dynamic> Pair<TA, TB>(Kind<TA, dynamic> a, Kind<TB, dynamic> b) => new(
        new("i => i.Item1", i => i.Item1, i => i.Item1, a), new("i => i.Item2", i => i.Item2, i => i.Item2, b));
}
