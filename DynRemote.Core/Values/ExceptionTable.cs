using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace DynRemote.Values;

/// <summary>The exceptions that are rebuilt as themselves. No other type is ever made of a name from the wire.</summary>
internal static class ExceptionTable
{
    private static readonly ExceptionRecipe[] Recipes = [.. PlainExceptions.Recipes, .. DetailedExceptions.Recipes];

    private static readonly FrozenDictionary<string, ExceptionRecipe> ByName =
        Recipes.ToFrozenDictionary(recipe => recipe.Type.FullName!, StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, ExceptionRecipe> ByType = Recipes.ToFrozenDictionary(recipe => recipe.Type);

    private static readonly ConditionalWeakTable<Type, StrongBox<ExceptionRecipe?>> Found = [];

    internal static IEnumerable<Type> Types => ByType.Keys;

    /// <summary>The recipe of a name from the wire, if it is in the table.</summary>
    internal static ExceptionRecipe? Find(string typeName) => ByName.GetValueOrDefault(typeName);

    /// <summary>
    /// The recipe of an exception of this process. A framework exception that is not in the table, often an internal one, counts as its
    /// nearest base there, so that a <c>catch</c> that would see it here sees it at the peer; the bases that say nothing are no such base.
    /// </summary>
    internal static ExceptionRecipe? Find(Type type) => Found.GetValue(type, type => new StrongBox<ExceptionRecipe?>(FindNearest(type))).Value;

    private static ExceptionRecipe? FindNearest(Type type)
    {
        if (ByType.TryGetValue(type, out var recipe) || !FrameworkTypes.IsFramework(type.Assembly))
            return recipe;
        for (var candidate = type.BaseType!; candidate != typeof(Exception) && candidate != typeof(SystemException); candidate = candidate.BaseType!)
        {
            if (ByType.TryGetValue(candidate, out recipe))
                return recipe;
        }
        return null;
    }
}
