using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Binding;

/// <summary>
/// Finds how a name is spelled that was meant in any case, as Visual Basic and PowerShell mean theirs. Only names that can be seen are looked at, so that
/// a name learns nothing of what the gate hides; the operation then goes its ordinary way with the exact name.
/// </summary>
internal sealed class Spellings(MemberBinder binder)
{
    /// <summary>The spelling of a name on a target; the name as it is where there is none like it.</summary>
    /// <exception cref="RuntimeBinderException">There are several, and none is spelled exactly so.</exception>
    public string Find(object target, string name)
    {
        var sites = binder.SitesOf(target);
        if (sites.IsHandle)
            return name;
        if (sites.IsDynamic)
            return Pick(Table(NamesOfDynamic(target)), sites.Type, name) ?? name;
        if (target is Type type && binder.Gate.AllowsStatics
            && Pick(binder.StaticSitesOf(type).SpellingsOf(key => binder.Lookup.NamesOf(key, isStatic: true)), type, name) is { } ofStatic)
        {
            return ofStatic;
        }
        return Pick(sites.SpellingsOf(key => binder.Lookup.NamesOf(key, isStatic: false)), sites.Type, name)
            ?? (sites.IsSequence ? SequenceExtensions.SpellingOf(name) : null)
            ?? name;
    }

    /// <summary>Names by what they are in any case.</summary>
    public static IReadOnlyDictionary<string, string[]> Table(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase);

    private static string? Pick(IReadOnlyDictionary<string, string[]> table, Type type, string name) => table.GetValueOrDefault(name) switch
    {
        null => null,
        [var only] => only,
        var several when several.Contains(name) => name,
        var several => throw BindingMessages.Error(
            $"'{TypeDisplay.OfTarget(type)}' has members that differ from '{name}' only in case: {string.Join(", ", several)}. Write one of them exactly"),
    };

    // Names may be answered that are not listed, and an object whose list may not be read can still be asked for a name as it is written.
    private string[] NamesOfDynamic(object target)
    {
        try
        {
            return [.. binder.MemberNames(target)];
        }
        catch (RemoteAccessException)
        {
            return [];
        }
    }
}
