using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace DynRemote.Binding;

/// <content>
/// Targets that are views: what is done to one is done to the object behind it, by a binder whose gate asks the view as well. Where the object itself comes out of
/// it, the view comes out.
/// </content>
internal sealed partial class MemberBinder
{
    // Concurrent by itself. A binder for a view lives as long as the view.
    private readonly ConditionalWeakTable<RemoteView, MemberBinder> _narrowed = [];

    /// <summary>The binder for the object of a view.</summary>
    /// <exception cref="RemoteAccessException">The view has been revoked.</exception>
    public MemberBinder Of(RemoteView view)
    {
        var gate = Gate.Narrowed(view);
        return _narrowed.GetValue(view, key => new MemberBinder(gate, Adapter));
    }

    // A conversion that finds the object fit as it is, touches nothing; any other makes something of it that the view knows nothing of.
    private object? ConvertView(RemoteView view, Type type, bool isExplicit, bool isChecked)
    {
        var narrowed = Of(view);
        if (view.Target is not RemoteView && !type.IsInstanceOfType(view.Target))
            narrowed.DemandOperator(view, isExplicit ? "op_Explicit" : "op_Implicit");
        return view.Show(narrowed.Convert(view.Target, type, isExplicit, isChecked));
    }

    private object? BinaryOfViews(ExpressionType op, object? left, object? right, byte constants)
    {
        var view = left as RemoteView ?? (RemoteView)right!;
        var narrowed = Of(view);
        narrowed.DemandOperator(view, OperatorNames.MethodOf(OperatorNames.Plain(op, out _)));
        return view.Show(ReferenceEquals(view, left)
            ? narrowed.Binary(op, view.Target, right, constants)
            : narrowed.Binary(op, left, view.Target, constants));
    }

    private object? UnaryOfView(ExpressionType op, RemoteView view)
    {
        var narrowed = Of(view);
        narrowed.DemandOperator(view, OperatorNames.MethodOf(OperatorNames.Plain(op, out _)));
        return view.Show(narrowed.Unary(op, view.Target));
    }

    // Operators and conversions that C# itself has are no members of the object. What is made of a delegate can be called in its place.
    private void DemandOperator(RemoteView view, string name)
    {
        var type = view.ObjectType;
        Gate.DemandOfViews(type, name, AccessKind.Call);
        if (type.IsAssignableTo(typeof(Delegate)) && name is not ("op_Equality" or "op_Inequality"))
            Gate.DemandOfViews(type, nameof(Action.Invoke), AccessKind.Call);
    }
}
