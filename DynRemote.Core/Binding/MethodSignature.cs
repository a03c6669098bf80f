using System.Reflection;
using System.Runtime.CompilerServices;

namespace DynRemote.Binding;

/// <summary>
/// A method, constructor or indexer as a candidate of overload resolution: its parameters, and the type that first declared it, which decides hiding.
/// </summary>
internal sealed class MethodSignature
{
    // One for each method of this process that was ever considered, as long as the method lives. Concurrent by itself; the values never change.
    private static readonly ConditionalWeakTable<MemberInfo, MethodSignature> Known = [];

    /// <summary>Made when it is first asked for; of two threads that make it, either's will do.</summary>
    private CallPlan? _plan;

    private MethodSignature(MemberInfo member)
    {
        Member = member;
        var infos = member is PropertyInfo property ? property.GetIndexParameters() : ((MethodBase)member).GetParameters();
        var inherited = member is MethodInfo { IsVirtual: true } method ? method.GetBaseDefinition().GetParameters() : infos;
        Parameters = [.. infos.Select((info, i) => new Parameter(info, inherited[i]))];
        ParamsElement = Parameters is [.., var last] ? last.ParamsElement : null;
        Origin = OriginOf(member);
    }

    /// <summary>The method, constructor or indexer.</summary>
    public MemberInfo Member { get; }

    public Parameter[] Parameters { get; }

    /// <summary>The element type of a <c>params</c> parameter; <see langword="null"/> where there is none.</summary>
    public Type? ParamsElement { get; }

    /// <summary>The type that declared the member first: an override belongs to the type of the method that it overrides.</summary>
    public Type Origin { get; }

    public bool IsGenericDefinition => Member is MethodInfo { IsGenericMethodDefinition: true };

    public bool IsGeneric => Member is MethodInfo { IsGenericMethod: true };

    /// <summary>The parameters as they were written, before type arguments were put in; they decide which of two candidates is more specific.</summary>
    public Type[] WrittenTypes => Member is MethodInfo { IsGenericMethod: true } method
        ? Array.ConvertAll(method.GetGenericMethodDefinition().GetParameters(), info => info.ParameterType)
        : Array.ConvertAll(Parameters, parameter => parameter.Type);

    public static MethodSignature Of(MemberInfo member) => Known.GetValue(member, static key => new MethodSignature(key));

    /// <summary>The call itself, taking exactly the parameters. Not for indexers, whose accessor is a matter of the operation.</summary>
    public CallPlan Plan => _plan ??= CallPlan.Of((MethodBase)Member);

    /// <summary>Whether two candidates take the same parameters, so that the more derived hides the other.</summary>
    public bool HasSameParameters(MethodSignature other)
    {
        if (Parameters.Length != other.Parameters.Length || GenericArity != other.GenericArity)
            return false;
        for (var i = 0; i < Parameters.Length; i++)
        {
            if (!IsSameType(Parameters[i].Type, other.Parameters[i].Type))
                return false;
            if (Parameters[i].Passing == ParameterPassing.Value != (other.Parameters[i].Passing == ParameterPassing.Value))
                return false;
        }
        return true;
    }

    private int GenericArity => IsGeneric ? ((MethodInfo)Member).GetGenericArguments().Length : 0;

    // Type parameters of two methods are never equal to reflection; by position they are the same to C#.
    private static bool IsSameType(Type a, Type b)
    {
        if (a == b)
            return true;
        if (a.IsGenericMethodParameter && b.IsGenericMethodParameter)
            return a.GenericParameterPosition == b.GenericParameterPosition;
        if (a.IsArray && b.IsArray)
            return a.GetArrayRank() == b.GetArrayRank() && IsSameType(a.GetElementType()!, b.GetElementType()!);
        if (!a.IsGenericType || !b.IsGenericType || a.GetGenericTypeDefinition() != b.GetGenericTypeDefinition())
            return false;
        return a.GetGenericArguments().Zip(b.GetGenericArguments()).All(pair => IsSameType(pair.First, pair.Second));
    }

    private static Type OriginOf(MemberInfo member) => member switch
    {
        MethodInfo { IsVirtual: true } method => method.GetBaseDefinition().DeclaringType!,
        PropertyInfo property when (property.GetMethod ?? property.SetMethod) is { IsVirtual: true } accessor => accessor.GetBaseDefinition().DeclaringType!,
        _ => member.DeclaringType!,
    };
}
