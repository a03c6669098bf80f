using System.Reflection;

namespace DynRemote.Binding;

/// <summary>
/// What binding one operation came to, good for all operations of the same kind, name and kinds of arguments on targets of one type.
/// </summary>
/// <param name="TargetType">What the gate is told the target is.</param>
/// <param name="Member">The member that the gate is asked about.</param>
/// <param name="Kind">What is done with it.</param>
/// <param name="Plan">The call.</param>
internal sealed record CallRule(Type TargetType, MemberInfo? Member, AccessKind Kind, CallPlan Plan);
