using System.Diagnostics.CodeAnalysis;
using DynRemote.Operations;

namespace DynRemote.Binding;

/// <summary>
/// C#'s implicit support for <see cref="Index"/> and <see cref="Range"/> (12.8.12.4): on anything that is countable and has <c>this[int]</c> or <c>Slice</c>;
/// <c>Substring</c> on strings. Each member that this takes goes through the gate as if it had been named.
/// </summary>
internal static class ImplicitIndexing
{
    public static bool TryGet(MemberBinder binder, object target, object argument, out object? result)
    {
        result = null;
        if (!TryCount(binder, target, out var count))
            return false;
        if (argument is Index index)
        {
            result = binder.GetIndex(target, new CallArguments([index.GetOffset(count)]));
            return true;
        }
        var (offset, length) = ((Range)argument).GetOffsetAndLength(count);
        var slice = target is string ? nameof(string.Substring) : "Slice";
        if (!Has(binder, target, slice))
            return false;
        result = binder.InvokeMember(target, slice, new CallArguments([offset, length]));
        return true;
    }

    /// <summary>The number that an index means on a target.</summary>
    public static int Resolve(MemberBinder binder, object target, Index index) => TryCount(binder, target, out var count)
        ? index.GetOffset(count)
        : throw BindingMessages.Error(BindingMessages.NoImplicitConversion(typeof(Index), typeof(int), explicitExists: false));

    private static bool TryCount(MemberBinder binder, object target, out int count)
    {
        var name = Has(binder, target, "Length") ? "Length" : Has(binder, target, "Count") ? "Count" : null;
        var value = name is null ? null : binder.Get(target, name);
        count = value as int? ?? 0;
        return value is int;
    }

    private static bool Has(MemberBinder binder, object target, [NotNull] string name) =>
        binder.MembersOf(new MemberScope(binder.SitesOf(target), target, IsStatic: false), name) is not null;
}
