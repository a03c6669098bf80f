using System.Dynamic;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace DynRemote.Proxies;

/// <summary>
/// What a C# call site knows beyond the arguments' values: type arguments, which arguments are constants or passed by reference, and whether a logical
/// operator is meant. The C# binder keeps these in non-public properties; they are read once a binder, and where they are absent, as with other
/// languages' binders, they are unknown.
/// </summary>
internal sealed record CallSiteFacts
{
    private const int UseCompileTimeType = 1;
    private const int Constant = 2;
    private const int IsOut = 16;
    private const int ByReferenceOrOut = 8 | IsOut;

    private static readonly CallSiteFacts Unknown = new();
    private static readonly ConditionalWeakTable<DynamicMetaObjectBinder, CallSiteFacts> Cache = [];

    private static readonly MethodInfo? GetArgumentInfo = BinderType("ICSharpBinder")?.GetMethod("GetArgumentInfo");
    private static readonly PropertyInfo? TypeArgumentsProperty = BinderType("ICSharpInvokeOrInvokeMemberBinder")?.GetProperty("TypeArguments");
    private static readonly PropertyInfo? ResultDiscardedProperty = BinderType("ICSharpInvokeOrInvokeMemberBinder")?.GetProperty("ResultDiscarded");
    private static readonly PropertyInfo? ArgumentFlags =
        typeof(Microsoft.CSharp.RuntimeBinder.CSharpArgumentInfo).GetProperty("Flags", BindingFlags.Instance | BindingFlags.NonPublic);

    /// <summary>Names of the last arguments.</summary>
    public string[] Names { get; private init; } = [];

    /// <summary>Explicit type arguments.</summary>
    public object[] TypeArguments { get; private init; } = [];

    /// <summary>Which of the first eight arguments are compile-time constants.</summary>
    public byte Constants { get; private init; }

    /// <summary>Which of the first 32 arguments have a static type other than <c>dynamic</c>, by which C# binds.</summary>
    public uint Typed { get; private init; }

    /// <summary>Which arguments are passed with <c>ref</c> or <c>out</c>.</summary>
    public uint ByReference { get; private init; }

    /// <summary>Which of the first 16 arguments are passed with <c>out</c>.</summary>
    public ushort Out { get; private init; }

    /// <summary>Whether a compound assignment has made the value that is set, <c>x.P += 1</c>.</summary>
    public bool IsCompound { get; private init; }

    /// <summary>Whether the site stands in a <see langword="checked"/> context.</summary>
    public bool IsChecked { get; private init; }

    /// <summary>Whether a binary operator was written <c>&amp;&amp;</c> or <c>||</c>.</summary>
    public bool IsLogical { get; private init; }

    /// <summary>Whether the site is a statement of its own, so that nobody looks at the result.</summary>
    public bool IsDiscarded { get; private init; }

    /// <summary>Whether the language takes a member's name in any case.</summary>
    public bool IgnoresCase { get; private init; }

    /// <summary>
    /// Whether the site is Visual Basic's, where neither the parentheses nor the arguments tell what is meant: a call or an index, by value or by reference.
    /// </summary>
    public bool IsLoose { get; private init; }

    /// <summary>Whether the site is of a language other than C#, which has a fallback of its own for what an object does not have.</summary>
    public bool IsForeign { get; private init; }

    /// <summary>The facts of a binder's call site, read once a binder.</summary>
    public static CallSiteFacts Of(DynamicMetaObjectBinder binder, CallInfo? call) =>
        Cache.TryGetValue(binder, out var facts) ? facts : Cache.GetValue(binder, key => Read(key, call));

    private static CallSiteFacts Read(DynamicMetaObjectBinder binder, CallInfo? call)
    {
        var facts = call is { ArgumentNames.Count: > 0 } ? new CallSiteFacts { Names = [.. call.ArgumentNames] } : Unknown;
        if (GetArgumentInfo is null || ArgumentFlags is null)
            return facts;
        return GetArgumentInfo.DeclaringType!.IsInstanceOfType(binder) ? ReadCSharp(facts, binder, call) : ReadForeign(facts, binder, call);
    }

    private static CallSiteFacts ReadForeign(CallSiteFacts facts, DynamicMetaObjectBinder binder, CallInfo? call)
    {
        facts = facts with { IsForeign = true, IgnoresCase = IgnoresCaseOf(binder) };
        return IsVisualBasic(binder) && call is not null
            ? facts with { IsLoose = true, ByReference = (uint)((1L << Math.Min(call.ArgumentCount, 32)) - 1) }
            : facts;
    }

    private static CallSiteFacts ReadCSharp(CallSiteFacts facts, DynamicMetaObjectBinder binder, CallInfo? call)
    {
        byte constants = 0;
        uint byReference = 0;
        uint typed = 0;
        ushort isOut = 0;
        // The binder's own list begins with the target.
        var count = ArgumentCountOf(binder, call);
        for (var i = 0; i < count; i++)
        {
            var flags = (int)ArgumentFlags!.GetValue(GetArgumentInfo!.Invoke(binder, [i + 1]))!;
            if ((flags & Constant) != 0 && i < 8)
                constants |= (byte)(1 << i);
            if ((flags & ByReferenceOrOut) != 0 && i < 32)
                byReference |= 1u << i;
            if ((flags & IsOut) != 0 && i < 16)
                isOut |= (ushort)(1 << i);
            if ((flags & UseCompileTimeType) != 0 && i < 32)
                typed |= 1u << i;
        }

        var typeArguments = TypeArgumentsProperty?.DeclaringType!.IsInstanceOfType(binder) == true
            ? (Type[]?)TypeArgumentsProperty.GetValue(binder)
            : null;
        return facts with
        {
            Constants = constants,
            ByReference = byReference,
            Typed = typed,
            Out = isOut,
            TypeArguments = typeArguments ?? [],
            IsDiscarded = ResultDiscardedProperty?.DeclaringType!.IsInstanceOfType(binder) == true && ResultDiscardedProperty.GetValue(binder) is true,
            IsCompound = Says(binder, "IsCompoundAssignment"),
            IsChecked = Says(binder, "IsChecked"),
            IsLogical = Says(binder, "IsLogicalOperation"),
        };
    }

    private static bool IgnoresCaseOf(DynamicMetaObjectBinder binder) => binder switch
    {
        GetMemberBinder get => get.IgnoreCase,
        SetMemberBinder set => set.IgnoreCase,
        DeleteMemberBinder delete => delete.IgnoreCase,
        InvokeMemberBinder invoke => invoke.IgnoreCase,
        _ => false,
    };

    // By name, so that a program without Visual Basic does not load its library. Every argument of these binders is a variable of theirs.
    private static bool IsVisualBasic(DynamicMetaObjectBinder binder) =>
        binder is InvokeMemberBinder or InvokeBinder && binder.GetType().Namespace == "Microsoft.VisualBasic.CompilerServices";

    private static bool Says(DynamicMetaObjectBinder binder, string property) =>
        binder.GetType().GetProperty(property, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)?.GetValue(binder) is true;

    // The value that is set comes last, and is not counted by the binder.
    private static int ArgumentCountOf(DynamicMetaObjectBinder binder, CallInfo? call) => binder switch
    {
        SetMemberBinder or BinaryOperationBinder => 1,
        SetIndexBinder index => index.CallInfo.ArgumentCount + 1,
        _ => call?.ArgumentCount ?? 0,
    };

    private static Type? BinderType(string name) =>
        typeof(Microsoft.CSharp.RuntimeBinder.Binder).Assembly.GetType("Microsoft.CSharp.RuntimeBinder." + name);
}
