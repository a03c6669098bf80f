using System.Dynamic;

namespace DynRemote.Tests.Conformance.Kinds;

/// <summary>An object that answers whatever it is asked, and counts.</summary>
public sealed class Echo : DynamicObject
{
    public int Calls { get; private set; }

    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        Calls++;
        result = binder.Name;
        return binder.Name != "Missing";
    }

    public override bool TrySetMember(SetMemberBinder binder, object? value)
    {
        Calls += (int)value!;
        return true;
    }

    public override bool TryInvokeMember(InvokeMemberBinder binder, object?[]? args, out object? result)
    {
        result = $"{binder.Name}({string.Join(",", args!)})";
        return true;
    }

    public override bool TryGetIndex(GetIndexBinder binder, object[] indexes, out object? result)
    {
        result = $"[{indexes[0]}]";
        return true;
    }

    public event EventHandler? Called;

    public void Raise() => Called?.Invoke(this, EventArgs.Empty);

    public override string ToString() => $"{Calls} calls";
}
