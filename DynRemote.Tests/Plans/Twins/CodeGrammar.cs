namespace DynRemote.Tests.Plans.Twins;

/// <summary>Grows the code of plans: expressions of each kind, and statements before a result.</summary>
internal sealed class CodeGrammar(Choices choices)
{
    private readonly List<string> _variables = [];

    /// <summary>Some statements, and what is returned.</summary>
    public Code Body()
    {
        var statements = new List<Code>();
        for (var count = choices.Next(4); count > 0; count--)
            statements.Add(Statement());
        var result = Result(2);
        return new Code(
            $"{string.Concat(statements.Select(static one => $"{one.Text}; "))}return {result.Text};",
            scope => Do(scope, statements.Select(static one => one.Here), result.Here),
            scope => Do(scope, statements.Select(static one => one.There), result.There));
    }

    private static dynamic Do(Scope scope, IEnumerable<Func<Scope, dynamic>> statements, Func<Scope, dynamic> result)
    {
        foreach (var statement in statements)
            statement(scope);
        return result(scope);
    }

    private Code Statement()
    {
        switch (choices.Next(7))
        {
            case 0:
                return Let();
            case 1:
                return Of(Int(2), "x.Number = {0}", (s, v) => s.Root.Number = v);
            case 2:
                return Of(Int(2), "x.Number += {0}", (s, v) => s.Root.Number += v);
            case 3:
                return Of(Text(2), "x.Note = {0}", (s, v) => s.Root.Note = v);
            case 4:
                return Of(Int(2), "x[\"b\"] = {0}", (s, v) => s.Root["b"] = v);
            case 5:
                return Of(Int(1), "x[\"a\"] -= {0}", (s, v) => s.Root["a"] -= v);
            default:
                return Of(Bool(2), "x.Asked({0})", (s, v) => s.Root.Asked(v));
        }
    }

    private Code Let()
    {
        var value = Int(2);
        var index = _variables.Count;
        _variables.Add($"v{index}");
        return Of(value, $"var v{index} = {{0}}", (s, v) =>
        {
            s.Variables.Add(v);
            return v;
        });
    }

    private Code Result(int depth)
    {
        switch (depth == 0 ? choices.Next(7) : choices.Next(11))
        {
            case 0:
                return Int(3);
            case 1:
                return Text(2);
            case 2:
                return Bool(3);
            case 3:
                return Number(2);
            case 4:
                return WareOf(2);
            case 5:
                return Of(Ware(), "{0}.Tags[1]", (_, w) => w.Tags[1]);
            case 6:
                return new Code("x.Echo(mine)", s => s.Root.Echo(s.Mine));
            case 7:
                var (a, b) = (Result(depth - 1), Result(depth - 1));
                return new Code($"new {{ A = {a.Text}, B = {b.Text} }}", s => new { A = a.Here(s), B = b.Here(s) }, s => new { A = a.There(s), B = b.There(s) });
            case 8:
                var (first, second) = (Result(depth - 1), Int(2));
                return new Code($"({first.Text}, {second.Text}, 7)", s => (first.Here(s), second.Here(s), 7), s => (first.There(s), second.There(s), 7));
            case 9:
                var (one, other) = (Result(depth - 1), Result(depth - 1));
                return new Code($"new[] {{ {one.Text}, {other.Text} }}", s => new[] { one.Here(s), other.Here(s) }, s => new[] { one.There(s), other.There(s) });
            default:
                var (left, right) = (Int(2), Text(2));
                return new Code($"x.Echo(({left.Text}, {right.Text}))", s => s.Root.Echo((left.Here(s), right.Here(s))), s => s.Root.Echo((left.There(s), right.There(s))));
        }
    }

    private Code Int(int depth)
    {
        var n = choices.Next(5);
        switch (depth == 0 ? choices.Next(6) : choices.Next(24))
        {
            case 0:
                return new Code($"{n}", _ => n);
            case 1:
                return new Code("x.Number", s => s.Root.Number);
            case 2:
                return Of(Ware(), "{0}.Price", (_, w) => w.Price);
            case 3 when _variables.Count > 0:
                var index = n % _variables.Count;
                return new Code(_variables[index], s => s.Variables[index]);
            case 4:
                return new Code("x.Wares.Count", s => s.Root.Wares.Count);
            case 3 or 5:
                return Of(Ware(), "{0}.Rank", (_, w) => w.Rank);
            case 6:
                return Of(Int(depth - 1), "x.Counted({0})", (s, v) => s.Root.Counted(v));
            case 7 or 8:
                return Of(Int(depth - 1), Int(depth - 1), "({0} + {1})", (_, a, b) => a + b);
            case 9:
                return Of(Int(depth - 1), Int(depth - 1), "({0} * {1} - 1)", (_, a, b) => (a * b) - 1);
            case 10:
                // A division that fails when it is recorded would not get as far as the effects before it.
                return Of(Int(depth - 1), $"({{0}} / (x.Number - {n}))", (s, a) => a / (s.Root.Number - n));
            case 11:
                return Of(Int(depth - 1), $"({{0}} % (x.Number - {n}))", (s, a) => a % (s.Root.Number - n));
            case 12:
                return Of(Int(depth - 1), $"({{0}} - {n})", (_, a) => a - n);
            case 13:
                return Of(Int(depth - 1), $"({n} - {{0}})", (_, a) => n - a);
            case 14:
                return Of(Int(depth - 1), "-{0}", (_, a) => -a);
            case 15:
                return Of(Int(depth - 1), $"({{0}} << {n} | 1 ^ ~{{0}} & 6)", (_, a) => (a << n) | (1 ^ (~a & 6)));
            case 16:
                return Of(Text(depth - 1), "{0}.Length", (_, t) => t.Length);
            case 17:
                return Of(Number(depth - 1), "(int){0}", static v => (int)v, static v => Remote.Cast<int>(v));
            case 18:
                return If(Int(depth - 1), Int(depth - 1));
            case 19:
                return Of(Int(depth - 1), "x.Sum({0}, c: 5)", (s, a) => s.Root.Sum(a, c: 5));
            case 20:
                var drawer = choices.Pick("a", "b", "c");
                return new Code($"x[\"{drawer}\"]", s => s.Root[drawer]);
            case 21:
                return new Code(
                    $"Query(x.Wares).Count(i => i.Price > {n})",
                    s => ((List<Ware>)s.Root.Wares).Count(i => i.Price > n),
                    s => Remote.Query(() => s.Root.Wares).Count(i => i.Price > n));
            case 22:
                return new Code(
                    $"x.Wares.FindIndex(i => i.Price == {n})",
                    s => s.Root.Wares.FindIndex((Predicate<Ware>)(i => i.Price == n)),
                    s => s.Root.Wares.FindIndex(Remote.Fn<dynamic, bool>(i => i.Price == n)));
            default:
                return n == 0
                    ? new Code("x.Fail(…)", s => s.Root.Fail("broken"))
                    : new Code("mine.Count through x.Echo", s => s.Root.Echo(s.Mine).Count);
        }
    }

    private Code Number(int depth) => (depth == 0 ? choices.Next(4) : choices.Next(9)) switch
    {
        0 => Of(Ware(), "{0}.Weight", (_, w) => w.Weight),
        1 => Of(Ware(), "{0}.Cost", (_, w) => w.Cost),
        2 => new Code("x.Big", s => s.Root.Big),
        3 => Of(Ware(), "{0}.Level", (_, w) => w.Level),
        4 => Of(Number(depth - 1), Int(depth - 1), "({0} * {1})", (_, a, b) => a * b),
        5 => Of(Int(depth - 1), "({0} * 1.5)", (_, a) => a * 1.5),
        6 => Of(Int(depth - 1), "(10m - {0})", (_, a) => 10m - a),
        7 => Of(Int(depth - 1), "(long){0}", static v => (long)v, static v => Remote.Cast<long>(v)),
        _ => Of(Int(depth - 1), "(double?){0}", static v => (double?)v, static v => Remote.Cast<double?>(v)),
    };

    private Code Text(int depth)
    {
        var text = choices.Pick("pear", "", "a", "Ulm");
        switch (depth == 0 ? choices.Next(4) : choices.Next(13))
        {
            case 0:
                // A method of a text of this side could not be given what does not exist yet.
                return new Code($"x.Echo(\"{text}\")", s => s.Root.Echo(text));
            case 1:
                return Of(Ware(), "{0}.Name", (_, w) => w.Name);
            case 2:
                return new Code("x.Note", s => s.Root.Note);
            case 3:
                return Of(Ware(), "{0}.City", (_, w) => w.City);
            case 4:
                return Of(Text(depth - 1), Text(depth - 1), "({0} + {1})", (_, a, b) => a + b);
            case 5:
                return Of(Text(depth - 1), Int(depth - 1), "({0} + {1})", (_, a, b) => a + b);
            case 6:
                return Of(Int(depth - 1), $"(\"{text}\" + {{0}} * x.Number)", (s, a) => text + (a * s.Root.Number));
            case 7:
                return Of(Text(depth - 1), "{0}.ToUpperInvariant()", (_, a) => a.ToUpperInvariant());
            case 8:
                return Of(Text(depth - 1), Int(depth - 1), "{0}.Substring({1})", (_, a, b) => a.Substring(b));
            case 9:
                return Of(Text(depth - 1), $"{{0}}.Replace(\"a\", \"{text}\")", (_, a) => a.Replace("a", text));
            case 10:
                var (number, name) = (Number(depth - 1), Text(depth - 1));
                return new Code(
                    $"$\"{{{number.Text}:F1}}|{{{name.Text},6}}|{{{number.Text},-8}}|\"",
                    s => number.Here(s) is var value && name.Here(s) is var word ? $"{(object?)value:F1}|{(object?)word,6}|{(object?)value,-8}|" : "",
                    s =>
                    {
                        var (value, word) = (number.There(s), name.There(s));
                        return Remote.Str($"{value:F1}|{word,6}|{value,-8}|");
                    });
            case 11:
                return Of(Text(depth - 1), Text(depth - 1), "x.Join({0}, {1}, \"z\")", (s, a, b) => s.Root.Join(a, b, "z"));
            default:
                return If(Text(depth - 1), Text(depth - 1));
        }
    }

    private Code Bool(int depth)
    {
        var flag = choices.Next(2) == 1;
        switch (depth == 0 ? choices.Next(5) : choices.Next(19))
        {
            case 0:
                return new Code("x.Number == 3", s => s.Root.Number == 3);
            case 1:
                return Of(Ware(), "{0}.IsFresh", (_, w) => w.IsFresh);
            case 2:
                return Of(Ware(), "{0} != null", (_, w) => w != null);
            case 3:
                return Of(Ware(), "null == {0}.Name", (_, w) => null == w.Name);
            case 4:
                return new Code("x.None == null", s => s.Root.None == null);
            case 5:
                return new Code($"x.Asked({flag})", s => s.Root.Asked(flag));
            case 6 or 7:
                return Lazily("&&", Bool(depth - 1), Bool(depth - 1), static (a, b, s) => a(s) && b(s));
            case 8 or 9:
                return Lazily("||", Bool(depth - 1), Bool(depth - 1), static (a, b, s) => a(s) || b(s));
            case 10:
                return Of(Bool(depth - 1), "!{0}", (_, a) => !a);
            case 11:
                return Of(Int(depth - 1), Int(depth - 1), "({0} < {1})", (_, a, b) => a < b);
            case 12:
                return Of(Int(depth - 1), Number(depth - 1), "({0} >= {1})", (_, a, b) => a >= b);
            case 13:
                return Of(Text(depth - 1), Text(depth - 1), "({0} == {1})", (_, a, b) => a == b);
            case 14:
                return Of(Ware(), Ware(), "({0} == {1})", (_, a, b) => a == b);
            case 15:
                return Lazily("!= null &&", Ware(), Bool(depth - 1), static (a, b, s) => a(s) != null && b(s));
            case 16:
                var right = Bool(depth - 1);
                return new Code($"({flag} && {right.Text})", s => flag && right.Here(s), s => flag && right.There(s));
            case 17:
                var either = Bool(depth - 1);
                return new Code($"({flag} || {either.Text})", s => flag || either.Here(s), s => flag || either.There(s));
            default:
                var ware = WareOf(1);
                return new Code(
                    $"({ware.Text} is w && w != null && w.Price > 2)",
                    s => ware.Here(s) is var w && w != null && w!.Price > 2,
                    s =>
                    {
                        var w = ware.There(s);
                        return w != null && w!.Price > 2;
                    });
        }
    }

    private Code Ware() => WareOf(1);

    private Code WareOf(int depth)
    {
        var n = choices.Next(14);
        return (depth == 0 ? choices.Next(5) : choices.Next(8)) switch
        {
            0 => new Code("ware", s => s.Ware),
            1 => new Code($"x.Wares[{n}]", s => s.Root.Wares[n]),
            2 => new Code($"x.Shelf[{n / 4}]", s => s.Root.Shelf[n / 4]),
            3 => new Code("x.None", s => s.Root.None),
            4 => new Code("x[\"a\"] as the place", s => s.Root.Wares[s.Root["a"]]),
            5 => Of(WareOf(depth - 1), "{0}.Next", (_, w) => w.Next),
            6 => Of(Text(depth - 1), "x.Find({0})", (s, t) => s.Root.Find(t)),
            _ => If(WareOf(depth - 1), WareOf(depth - 1)),
        };
    }

    private Code If(Code then, Code otherwise)
    {
        var condition = Bool(1);
        // What a variable holds has been made before; in the form with lambdas it is clear that it belongs to no branch.
        return choices.Next(2) == 0 && _variables.Count == 0
            ? new Code(
                $"Remote.If({condition.Text}, {then.Text}, {otherwise.Text})",
                s => (bool)condition.Here(s) ? then.Here(s) : otherwise.Here(s),
                s => Remote.If((object?)condition.There(s), (object?)then.There(s), (object?)otherwise.There(s))!)
            : new Code(
                $"Remote.If(() => {condition.Text}, () => {then.Text}, () => {otherwise.Text})",
                s => (bool)condition.Here(s) ? then.Here(s) : otherwise.Here(s),
                s => Remote.If(() => condition.There(s), () => then.There(s), () => otherwise.There(s))!);
    }

    private static Code Of(Code value, string text, Func<Scope, dynamic, dynamic> operation) =>
        new(string.Format(null, text, value.Text), s => operation(s, value.Here(s)), s => operation(s, value.There(s)));

    private static Code Of(Code value, string text, Func<dynamic, dynamic> here, Func<dynamic, dynamic> there) =>
        new(string.Format(null, text, value.Text), s => here(value.Here(s)), s => there(value.There(s)));

    private static Code Of(Code a, Code b, string text, Func<Scope, dynamic, dynamic, dynamic> operation) =>
        new(string.Format(null, text, a.Text, b.Text), s => operation(s, a.Here(s), b.Here(s)), s => operation(s, a.There(s), b.There(s)));

    private static Code Lazily(string op, Code a, Code b, Func<Func<Scope, dynamic>, Func<Scope, dynamic>, Scope, dynamic> operation) =>
        new($"({a.Text} {op} {b.Text})", s => operation(a.Here, b.Here, s), s => operation(a.There, b.There, s));
}
