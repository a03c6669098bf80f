using System.Reflection;

namespace DynRemote;

/// <summary>What a custom <see cref="AccessPolicy"/> is asked: may a peer do this?</summary>
/// <param name="TargetType">The run-time type of the target, or the type itself for static members and constructors.</param>
/// <param name="Member">
/// The member: a method, a constructor, a field, an event, or a property (never its accessor). <see langword="null"/> for a target whose members are
/// dynamic, such as an <see cref="System.Dynamic.ExpandoObject"/>.
/// </param>
/// <param name="Name">The member's name as it was asked for.</param>
/// <param name="Kind">What is about to be done.</param>
public readonly record struct AccessRequest(Type TargetType, MemberInfo? Member, string Name, AccessKind Kind);
