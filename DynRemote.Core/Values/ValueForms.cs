using System.Reflection;
using System.Runtime.CompilerServices;

namespace DynRemote.Values;

/// <summary>
/// Finds the <see cref="ValueForm"/> of a type. The table holds types weakly, so that collectible assemblies stay collectible.
/// </summary>
internal static class ValueForms
{
    private static readonly ConditionalWeakTable<Type, ValueForm> Known = [];
    private static readonly Type RuntimeType = typeof(object).GetType();

    internal static ValueForm Of(Type type) => Known.TryGetValue(type, out var form) ? form : Known.GetValue(type, Make);

    private static ValueForm Make(Type type)
    {
        if (ScalarTypes.TryKindOf(type, out _))
            return new ScalarForm(type);
        if (type.IsEnum)
            return EnumForm.IsCopied(type) ? new EnumForm(type) : ReferenceForm.Instance;
        if (type == typeof(RemoteEnum))
            return new RemoteEnumForm();
        if (TupleForm.TryMake(type) is { } tuple)
            return tuple;
        if (PairForm.TryMake(type) is { } pair)
            return pair;
        if (ImmutableForm.TryMake(type) is { } immutable)
            return immutable;
        if (type == RuntimeType)
            return new TypeForm();
        if (type == typeof(Row))
            return new RowForm();
        if (type == typeof(DataCopy))
            return new DataForm();
        if (type.IsSubclassOf(typeof(DataTree)))
            return new DataTreeForm();
        if (typeof(IPromised).IsAssignableFrom(type))
            return new PromisedForm();
        if (typeof(Exception).IsAssignableFrom(type))
            return new ExceptionForm();
        return type == typeof(Pointer) ? new UncrossableForm("A pointer cannot cross to another process.") : ReferenceForm.Instance;
    }
}
