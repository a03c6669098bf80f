namespace DynRemote.Tests.Plans.Twins;

/// <summary>A query over elements that are a <typeparamref name="T"/> here and a <typeparamref name="TRemote"/> in a recorded lambda.</summary>
/// <param name="text">As it would stand in a program.</param>
/// <param name="here">The one for LINQ to Objects.</param>
/// <param name="there">The one for the owner.</param>
/// <param name="kind">What can be done with the elements.</param>
internal class QueryTwin<T, TRemote>(string text, IEnumerable<T> here, RemoteQuery<TRemote> there, Kind<T, TRemote> kind) : IQueryTwin
{
    public string Text { get; } = text;

    public IEnumerable<T> Here { get; } = here;

    public RemoteQuery<TRemote> There { get; } = there;

    public Kind<T, TRemote> Kind { get; } = kind;

    public virtual IQueryTwin Grow(Choices choices, IQueryTwin source)
    {
        switch (choices.Next(20))
        {
            case 0 or 1 or 2:
                var condition = Kind.Condition(choices);
                return With($".Where({condition.Text})", Here.Where(condition.Here), There.Where(item => condition.There(item)));
            case 3 or 4:
                return Kind.Value(choices).Select(this);
            case 5 or 6:
                return Kind.Value(choices).RowWith(this, Kind.Value(choices));
            case 7 or 8:
                return Kind.Key(choices).OrderBy(this, descending: choices.Next(2) == 1);
            case 9:
                return choices.Next(3) switch
                {
                    0 => Kind.Value(choices).GroupBy(this),
                    1 => Kind.Value(choices).GroupBy(this, Kind.Value(choices)),
                    _ => Kind.Value(choices).GroupByCount(this),
                };
            case 10:
                return Kind.Flatten(this, choices);
            case 11:
                return Kind.Key(choices).Join(this, choices.Next(2) == 0 ? source : this, asGroups: choices.Next(2) == 1, choices);
            case 12:
                return choices.Next(2) == 0 ? With(".Distinct()", Here.Distinct(), There.Distinct()) : Kind.Value(choices).DistinctBy(this);
            case 13:
                var skipped = choices.Next(6) - 1;
                return choices.Next(3) == 0
                    ? With($".SkipLast({skipped})", Here.SkipLast(skipped), There.SkipLast(skipped))
                    : With($".Skip({skipped})", Here.Skip(skipped), There.Skip(skipped));
            case 14:
                var taken = choices.Next(6) - 1;
                return choices.Next(3) == 0
                    ? With($".TakeLast({taken})", Here.TakeLast(taken), There.TakeLast(taken))
                    : With($".Take({taken})", Here.Take(taken), There.Take(taken));
            case 15:
                var until = Kind.Condition(choices);
                return choices.Next(2) == 0
                    ? With($".TakeWhile({until.Text})", Here.TakeWhile(until.Here), There.TakeWhile(item => until.There(item)))
                    : With($".SkipWhile({until.Text})", Here.SkipWhile(until.Here), There.SkipWhile(item => until.There(item)));
            case 16:
                return With(".Reverse()", Here.Reverse(), There.Reverse());
            case 17 when Kind.MayBeMissing:
                return With(".DefaultIfEmpty()", Here.DefaultIfEmpty()!, There.DefaultIfEmpty());
            default:
                return Combine(choices);
        }
    }

    public Ending End(Choices choices)
    {
        var condition = Kind.Condition(choices);
        switch (choices.Next(18))
        {
            case 0 or 1 or 2:
                return Ending.Of($"{Text}.ToList()", Walked, () => There.ToList(), () => There.ToListAsync());
            case 3:
                return Ending.Of($"foreach (… in {Text})", Walked, Walk, WalkAsync);
            case 4:
                return Ending.Of($"{Text}.ToArray()", Walked, () => There.ToArray(), () => There.ToArrayAsync());
            case 5:
                return choices.Next(2) == 0
                    ? Ending.Of($"{Text}.Any()", () => Here.Any(), () => There.Any(), () => There.AnyAsync())
                    : Ending.Of($"{Text}.Any({condition.Text})", () => Here.Any(condition.Here), () => There.Any(item => condition.There(item)), () => There.AnyAsync(item => condition.There(item)));
            case 6:
                return Ending.Of($"{Text}.All({condition.Text})", () => Here.All(condition.Here), () => There.All(item => condition.There(item)), () => There.AllAsync(item => condition.There(item)));
            case 7:
                return choices.Next(2) == 0
                    ? Ending.Of($"{Text}.Count()", () => Here.Count(), () => There.Count(), () => There.CountAsync())
                    : Ending.Of($"{Text}.Count({condition.Text})", () => Here.Count(condition.Here), () => There.Count(item => condition.There(item)), () => There.CountAsync(item => condition.There(item)));
            case 8 or 9:
                return Kind.Total(this, choices);
            case 10:
                // Of values, LINQ refuses to find one where there is none; what comes from the owner may be null.
                return choices.Next(3) == 0 && !typeof(T).IsValueType
                    ? Kind.Key(choices).MinBy(this, isMax: choices.Next(2) == 1)
                    : Kind.Key(choices).Min(this, isMax: choices.Next(2) == 1);
            case 11:
                return choices.Next(2) == 0
                    ? Ending.Of($"{Text}.First()", () => Here.First(), () => There.First(), () => There.FirstAsync())
                    : Ending.Of($"{Text}.First({condition.Text})", () => Here.First(condition.Here), () => There.First(item => condition.There(item)), () => There.FirstAsync(item => condition.There(item)));
            case 12:
                return choices.Next(2) == 0
                    ? Ending.Of($"{Text}.FirstOrDefault()", () => Here.FirstOrDefault(), () => There.FirstOrDefault(), () => There.FirstOrDefaultAsync())
                    : Ending.Of($"{Text}.FirstOrDefault({condition.Text})", () => Here.FirstOrDefault(condition.Here), () => There.FirstOrDefault(item => condition.There(item)), () => There.FirstOrDefaultAsync(item => condition.There(item)));
            case 13:
                return choices.Next(2) == 0
                    ? Ending.Of($"{Text}.Single()", () => Here.Single(), () => There.Single(), () => There.SingleAsync())
                    : Ending.Of($"{Text}.Single({condition.Text})", () => Here.Single(condition.Here), () => There.Single(item => condition.There(item)), () => There.SingleAsync(item => condition.There(item)));
            case 14:
                return choices.Next(2) == 0
                    ? Ending.Of($"{Text}.SingleOrDefault()", () => Here.SingleOrDefault(), () => There.SingleOrDefault(), () => There.SingleOrDefaultAsync())
                    : Ending.Of($"{Text}.SingleOrDefault({condition.Text})", () => Here.SingleOrDefault(condition.Here), () => There.SingleOrDefault(item => condition.There(item)), () => There.SingleOrDefaultAsync(item => condition.There(item)));
            case 15:
                return choices.Next(2) == 0
                    ? Ending.Of($"{Text}.Last()", () => Here.Last(), () => There.Last(), () => There.LastAsync())
                    : Ending.Of($"{Text}.LastOrDefault({condition.Text})", () => Here.LastOrDefault(condition.Here), () => There.LastOrDefault(item => condition.There(item)), () => There.LastOrDefaultAsync(item => condition.There(item)));
            case 16:
                var place = choices.Next(5) - 1;
                return choices.Next(2) == 0
                    ? Ending.Of($"{Text}.ElementAt({place})", () => Here.ElementAt(place), () => There.ElementAt(place), () => There.ElementAtAsync(place))
                    : Ending.Of($"{Text}.ElementAtOrDefault({place})", () => Here.ElementAtOrDefault(place), () => There.ElementAtOrDefault(place), () => There.ElementAtOrDefaultAsync(place));
            default:
                return Kind.Key(choices).ToDictionary(this);
        }
    }

    public IQueryTwin JoinedTo<TOuter, TOuterRemote, TKey, TKeyRemote>(
        QueryTwin<TOuter, TOuterRemote> outer, Lambda<TOuter, TOuterRemote, TKey, TKeyRemote> key, bool asGroups, Choices choices)
    {
        if (Kind.KeyOf<TKey, TKeyRemote>(choices) is not { } own)
            return outer.With(".Reverse()", outer.Here.Reverse(), outer.There.Reverse());
        var text = $"{outer.Text}.{(asGroups ? "GroupJoin" : "Join")}({Text}, {key.Text}, {own.Text}, (a, b) => new {{ a, b }})";
        return asGroups
            ? Rows.Of(
                text,
                outer.Here.GroupJoin(Here, key.Here, own.Here, (a, b) => new { A = a, B = (IEnumerable<T>)new Matches<T>(b) }),
                outer.There.GroupJoin(There, key.There, own.There, (a, b) => new { A = a, B = b }),
                ".A", row => row.A, row => row.A, outer.Kind,
                ".B", row => row.B, row => row.B, new SequenceKind<T, TRemote>(Kind))
            : Rows.Of(
                text,
                outer.Here.Join(Here, key.Here, own.Here, (a, b) => new { A = a, B = b }),
                outer.There.Join(There, key.There, own.There, (a, b) => new { A = a, B = b }),
                ".A", row => row.A, row => row.A, outer.Kind,
                ".B", row => row.B, row => row.B, Kind);
    }

    /// <summary>This query with one more operator that leaves the elements of their kind.</summary>
    public QueryTwin<T, TRemote> With(string text, IEnumerable<T> here, RemoteQuery<TRemote> there) => new(Text + text, here, there, Kind);

    /// <summary>The elements as foreach gives them: ToList may leave out a lambda whose result would change nothing.</summary>
    public IEnumerable<T> Walked()
    {
        foreach (var element in Here)
            yield return element;
    }

    private QueryTwin<T, TRemote> Combine(Choices choices)
    {
        var condition = Kind.Condition(choices);
        var (here, there) = (Here.Where(condition.Here), There.Where(item => condition.There(item)));
        var text = $"({Text}.Where({condition.Text}))";
        return choices.Next(4) switch
        {
            0 => With($".Concat{text}", Here.Concat(here), There.Concat(there)),
            1 => With($".Union{text}", Here.Union(here), There.Union(there)),
            2 => With($".Intersect{text}", Here.Intersect(here), There.Intersect(there)),
            _ => With($".Except{text}", Here.Except(here), There.Except(there)),
        };
    }

    private object Walk()
    {
        var elements = new List<TRemote>();
        foreach (var element in There)
            elements.Add(element);
        return elements;
    }

    private async Task<object> WalkAsync()
    {
        var elements = new List<TRemote>();
        await foreach (var element in There)
            elements.Add(element);
        return elements;
    }
}

/// <summary>One whose elements have an order that can be made finer.</summary>
internal sealed class OrderedTwin<T, TRemote>(string text, IOrderedEnumerable<T> here, RemoteOrderedQuery<TRemote> there, Kind<T, TRemote> kind)
    : QueryTwin<T, TRemote>(text, here, there, kind)
{
    public IOrderedEnumerable<T> OrderedHere { get; } = here;

    public RemoteOrderedQuery<TRemote> OrderedThere { get; } = there;

    public override IQueryTwin Grow(Choices choices, IQueryTwin source) =>
        choices.Next(2) == 1 ? Kind.Key(choices).ThenBy(this, descending: choices.Next(2) == 1) : base.Grow(choices, source);
}
