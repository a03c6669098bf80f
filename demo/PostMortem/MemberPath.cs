using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Demo;

/// <summary>
/// Something like <c>Row.Fields[2]</c> or <c>Reader.Entries.Last().Amount</c>, followed member by member: each step is what C# would do for that member of a
/// dynamic object, and so an operation on an object that stays where it is.
/// </summary>
internal static partial class MemberPath
{
    /// <summary>Follows a path.</summary>
    /// <param name="text">The path.</param>
    /// <param name="variables">What a path may begin with, by name.</param>
    /// <param name="otherwise">The object whose member a path begins with else.</param>
    /// <exception cref="CommandException">It is no path; the message says where.</exception>
    public static object? Resolve(string text, IReadOnlyDictionary<string, object> variables, object otherwise)
    {
        object? current = otherwise;
        var position = 0;
        while (position < text.Length)
        {
            var step = (position == 0 ? FirstStep() : NextStep()).Match(text, position);
            if (!step.Success)
                throw new CommandException($"'{text[position..]}' is no step of a path. Paths look like this: Row.Fields[2], Reader.Entries.Last().Amount");
            current = position == 0 && variables.TryGetValue(step.Value, out var variable) ? variable : Follow(current, step);
            position += step.Length;
        }
        return current;
    }

    private static object? Follow(object? target, Match step)
    {
        if (step.Groups["number"] is { Success: true, Value: var number })
            return Index(target, int.Parse(number, CultureInfo.InvariantCulture));
        if (step.Groups["key"] is { Success: true, Value: var key })
            return Index(target, key);
        var name = step.Groups["name"].Value;
        return step.Groups["call"].Success ? Call(target, name) : Get(target, name);
    }

    /// <summary>What <c>target.name</c> is, with a name that is known only now.</summary>
    public static object? Get(object? target, string name) => Perform(Binder.GetMember(CSharpBinderFlags.None, name, typeof(MemberPath), [Argument()]), target);

    private static object? Call(object? target, string name) =>
        Perform(Binder.InvokeMember(CSharpBinderFlags.None, name, null, typeof(MemberPath), [Argument()]), target);

    private static object? Index(dynamic? target, object index) => target![(dynamic)index];

    private static object? Perform(CallSiteBinder binder, object? target)
    {
        var site = CallSite<Func<CallSite, object?, object?>>.Create(binder);
        return site.Target(site, target);
    }

    private static CSharpArgumentInfo Argument() => CSharpArgumentInfo.Create(CSharpArgumentInfoFlags.None, null);

    [GeneratedRegex("""\G(?<name>[\p{L}_]\w*)(?<call>\(\))?""")]
    private static partial Regex FirstStep();

    [GeneratedRegex("""\G(?:\.(?<name>[\p{L}_]\w*)(?<call>\(\))?|\[(?<number>-?\d{1,9})\]|\["(?<key>[^"]*)"\])""")]
    private static partial Regex NextStep();
}
