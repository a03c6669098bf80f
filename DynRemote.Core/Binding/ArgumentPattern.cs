using DynRemote.Operations;

namespace DynRemote.Binding;

/// <summary>The arguments that a <see cref="CallRule"/> was made for. Compared on every call, so without allocating.</summary>
internal sealed class ArgumentPattern
{
    private readonly Type?[] _types;
    private readonly Type?[] _staticTypes;
    private readonly byte[] _constants;
    private readonly byte _constantFlags;
    private readonly uint _byReference;
    private readonly ushort _out;
    private readonly (bool IsLoose, bool IsCompound, bool IsChecked) _context;
    private readonly string[] _names;
    private readonly object[] _typeArguments;

    public ArgumentPattern(CallArguments arguments)
    {
        _types = Array.ConvertAll(arguments.Values, value => value?.GetType());
        _staticTypes = arguments.StaticTypes;
        _constants = Array.ConvertAll(arguments.Values, NumericTypes.ConstantClass);
        _constantFlags = arguments.Constants;
        _byReference = arguments.ByReference;
        _out = arguments.Out;
        _context = (arguments.IsLoose, arguments.IsCompound, arguments.IsChecked);
        _names = arguments.Names;
        _typeArguments = arguments.TypeArguments;
    }

    public bool Matches(CallArguments arguments)
    {
        var values = arguments.Values;
        if (values.Length != _types.Length || arguments.Constants != _constantFlags || arguments.ByReference != _byReference || arguments.Out != _out
            || (arguments.IsLoose, arguments.IsCompound, arguments.IsChecked) != _context)
            return false;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i]?.GetType() != _types[i])
                return false;
        }
        return (_constantFlags == 0 || HasSameConstants(arguments))
            && ((_staticTypes.Length | arguments.StaticTypes.Length) == 0 || _staticTypes.AsSpan().SequenceEqual(arguments.StaticTypes))
            && ((_names.Length | arguments.Names.Length | _typeArguments.Length | arguments.TypeArguments.Length) == 0 || HasSameNames(arguments));
    }

    private bool HasSameConstants(CallArguments arguments)
    {
        for (var i = 0; i < _constants.Length; i++)
        {
            if (arguments.IsConstant(i) && NumericTypes.ConstantClass(arguments.Values[i]) != _constants[i])
                return false;
        }
        return true;
    }

    private bool HasSameNames(CallArguments arguments) =>
        _names.AsSpan().SequenceEqual(arguments.Names) && _typeArguments.AsSpan().SequenceEqual(arguments.TypeArguments);
}
