namespace DynRemote.Tests.Plans.Twins;

/// <summary>The objects themselves.</summary>
internal sealed class WareKind : Kind<Ware, dynamic>
{
    public override Lambda<Ware, dynamic> Value(Choices choices) => choices.Next(8) switch
    {
        0 => new Lambda<Ware, dynamic, Ware, dynamic>("i => i", i => i, i => i, this),
        1 => new Lambda<Ware, dynamic, Ware, dynamic>("i => i.Next", i => i.Next!, i => i.Next, this),
        2 => new Lambda<Ware, dynamic, (string, int), (dynamic, dynamic)>(
            "i => (i.City, i.Price)", i => (i.City, i.Price), i => (i.City, i.Price), Kinds.Pair(Kinds.Text, Kinds.Int)),
        3 => new Lambda<Ware, dynamic, string[], dynamic>("i => i.Tags", i => i.Tags, i => i.Tags, new MemberSequenceKind<string[], string>(t => t, Kinds.Text)),
        _ => Key(choices),
    };

    public override Lambda<Ware, dynamic> Key(Choices choices) => choices.Next(24) switch
    {
        0 or 1 => Of("i => i.Price", i => i.Price, i => i.Price, Kinds.Int),
        2 or 3 => Of("i => i.Name", i => i.Name, i => i.Name, Kinds.Text!),
        4 => Of("i => i.City", i => i.City, i => i.City, Kinds.Text),
        5 => Of("i => i.Stock", i => i.Stock, i => i.Stock, Kinds.Int),
        6 => Of("i => i.Rank", i => i.Rank, i => i.Rank, Kinds.MaybeInt),
        7 => Of("i => i.Sold", i => i.Sold, i => i.Sold, Kinds.Long),
        8 => Of("i => i.Level + 1", i => i.Level + 1, i => i.Level + 1, Kinds.Int),
        9 => Of("i => i.Weight", i => i.Weight, i => i.Weight, Kinds.Double),
        10 => Of("i => i.Ratio", i => i.Ratio, i => i.Ratio, Kinds.Float),
        11 => Of("i => i.Cost", i => i.Cost, i => i.Cost, Kinds.Decimal),
        12 => Of("i => i.Shelf", i => i.Shelf, i => i.Shelf, Kinds.Char),
        13 => Of("i => i.IsFresh", i => i.IsFresh, i => i.IsFresh, Kinds.Bool),
        14 => Of("i => i.IsRare", i => i.IsRare, i => i.IsRare, Kinds.MaybeBool),
        15 => Of("i => i.Since", i => i.Since, i => i.Since, Kinds.Date),
        16 => Of("i => i.Code", i => i.Code, i => i.Code, Kinds.Guid),
        17 => Of("i => i.Day", i => i.Day, i => i.Day, Kinds.Day),
        18 => Of("i => i.Price * i.Cost", i => i.Price * i.Cost, i => i.Price * i.Cost, Kinds.Decimal),
        19 => Of("i => 10 / i.Stock", i => 10 / i.Stock, i => 10 / i.Stock, Kinds.Int),
        20 => Of("i => i.City + i.Price", i => i.City + i.Price, i => i.City + i.Price, Kinds.Text),
        21 => Of("i => i.City.Length", i => i.City.Length, i => i.City.Length, Kinds.Int),
        22 => Of("i => i.Next.Price", i => i.Next!.Price, i => i.Next.Price, Kinds.Int),
        _ => Of("i => i.Tags.Count(t => t != …)", i => i.Tags.Count(t => t != "tag1"), i => Remote.Query(() => i.Tags).Count(t => t != "tag1"), Kinds.Int),
    };

    public override IQueryTwin Flatten(QueryTwin<Ware, dynamic> query, Choices choices) => choices.Next(4) switch
    {
        0 => new QueryTwin<string, dynamic>(
            $"{query.Text}.SelectMany(i => i.Tags)", query.Here.SelectMany(i => i.Tags), query.There.SelectMany(i => i.Tags), Kinds.Text),
        1 => new QueryTwin<int, dynamic>(
            $"{query.Text}.SelectMany(i => i.Marks)", query.Here.SelectMany(i => i.Marks!), query.There.SelectMany(i => i.Marks), Kinds.Int),
        2 => new QueryTwin<int, dynamic>(
            $"{query.Text}.SelectMany(i => i.Tags.Select(t => t.Length))",
            query.Here.SelectMany(i => i.Tags.Select(t => t.Length)),
            query.There.SelectMany(i => Remote.Query(() => i.Tags).Select(t => t.Length)),
            Kinds.Int),
        _ => Rows.Of(
            $"from i in {query.Text} from t in i.Tags select new {{ i.Price, t }}",
            from i in query.Here from t in i.Tags select new { A = i.Price, B = t },
            from i in query.There from t in i.Tags select new { A = i.Price, B = t },
            ".A", row => row.A, row => row.A, Kinds.Int,
            ".B", row => row.B, row => row.B, Kinds.Text),
    };

    public override Ending Total(QueryTwin<Ware, dynamic> query, Choices choices) => choices.Next(8) switch
    {
        0 => Ending.Of($"{query.Text}.Sum(i => i.Price)", () => query.Here.Sum(i => i.Price), () => query.There.Sum(i => i.Price), () => query.There.SumAsync(i => i.Price)),
        1 => Ending.Of($"{query.Text}.Sum(i => i.Level)", () => query.Here.Sum(i => i.Level), () => query.There.Sum(i => i.Level), () => query.There.SumAsync(i => i.Level)),
        2 => Ending.Of($"{query.Text}.Sum(i => i.Rank)", () => query.Here.Sum(i => i.Rank), () => query.There.Sum(i => i.Rank), () => query.There.SumAsync(i => i.Rank)),
        3 => Ending.Of($"{query.Text}.Average(i => i.Rank)", () => query.Here.Average(i => i.Rank), () => query.There.Average(i => i.Rank), () => query.There.AverageAsync(i => i.Rank)),
        4 => Ending.Of($"{query.Text}.Average(i => i.Cost)", () => query.Here.Average(i => i.Cost), () => query.There.Average(i => i.Cost), () => query.There.AverageAsync(i => i.Cost)),
        5 => Ending.Of($"{query.Text}.Sum(i => i.Weight)", () => query.Here.Sum(i => i.Weight), () => query.There.Sum(i => i.Weight), () => query.There.SumAsync(i => i.Weight)),
        6 => Ending.Of(
            $"{query.Text}.Aggregate(1, (n, i) => n + i.Price)",
            () => query.Here.Aggregate(1, (n, i) => n + i.Price),
            () => query.There.Aggregate(1, (n, i) => n + i.Price),
            () => query.There.AggregateAsync(1, (n, i) => n + i.Price)),
        _ => Ending.Of(
            $"{query.Text}.ToDictionary(i => i.Code, i => i.Name)",
            () => query.Walked().ToDictionary(i => i.Code, i => i.Name),
            () => query.There.ToDictionary(i => (object)i.Code, i => i.Name),
            () => query.There.ToDictionaryAsync(i => (object)i.Code, i => i.Name)),
    };

    protected override Lambda<Ware, dynamic, bool, dynamic> Test(Choices choices)
    {
        var n = choices.Next(5);
        return choices.Next(14) switch
        {
            0 => Of($"i => i.Price > {n}", i => i.Price > n, i => i.Price > n, Kinds.Bool),
            1 => Of("i => i.City == \"Ulm\"", i => i.City == "Ulm", i => i.City == "Ulm", Kinds.Bool),
            2 => Of($"i => i.Rank > {n}", i => i.Rank > n, i => i.Rank > n, Kinds.Bool),
            3 => Of($"i => {n} <= i.Stock", i => n <= i.Stock, i => n <= i.Stock, Kinds.Bool),
            4 => Of("i => i.Name != null", i => i.Name != null, i => i.Name != null, Kinds.Bool),
            5 => Of($"i => i.Name.Length > {n}", i => i.Name!.Length > n, i => i.Name.Length > n, Kinds.Bool),
            6 => Of($"i => i.Next != null && i.Next.Price > {n}", i => i.Next != null && i.Next.Price > n, i => i.Next != null && i.Next.Price > n, Kinds.Bool),
            7 => Of("i => i.IsRare == true", i => i.IsRare == true, i => i.IsRare == true, Kinds.Bool),
            8 => Of("i => i.IsFresh", i => i.IsFresh, i => i.IsFresh, Kinds.Bool),
            9 => Of("i => i.Day == DayOfWeek.Monday", i => i.Day == DayOfWeek.Monday, i => i.Day == DayOfWeek.Monday, Kinds.Bool),
            10 => Of($"i => i.Weight < {n}", i => i.Weight < n, i => i.Weight < n, Kinds.Bool),
            11 => Of("i => i.Tags.Any(t => t == …)", i => i.Tags.Any(t => t == "tag1"), i => Remote.Query(() => i.Tags).Any(t => t == "tag1"), Kinds.Bool),
            12 => Of("i => i == i.Next", i => i == i.Next, i => i == i.Next, Kinds.Bool),
            _ => Of($"i => i.Double({n}) == i.Price", i => i.Double(n) == i.Price, i => i.Double(n) == i.Price, Kinds.Bool),
        };
    }

    private static Lambda<Ware, dynamic, TResult, dynamic> Of<TResult>(string text, Func<Ware, TResult> here, Func<dynamic, dynamic?> there, Kind<TResult, dynamic> kind) =>
        new(text, here, there!, kind);
}
