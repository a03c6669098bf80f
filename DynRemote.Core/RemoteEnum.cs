using System.Dynamic;
using System.Globalization;
using System.Linq.Expressions;
using DynRemote.Proxies;
using Newtonsoft.Json;

namespace DynRemote;

/// <summary>
/// An enum value of a type that this process does not have. It keeps the enum's type name, member name and number, is equal to and ordered
/// with values of the same enum and with integers, converts to numbers and to other enums by a cast, and is the real enum again when it comes home.
/// </summary>
[JsonConverter(typeof(EnumJson))]
[System.Text.Json.Serialization.JsonConverter(typeof(EnumTextJson))]
public sealed partial class RemoteEnum : IEquatable<RemoteEnum>, IComparable<RemoteEnum>, IComparable, IFormattable, IDynamicMetaObjectProvider
{
    internal RemoteEnum(string typeName, string assemblyName, object number, string name)
    {
        TypeName = typeName;
        AssemblyName = assemblyName;
        Number = number;
        Name = name;
    }

    /// <summary>The full name of the enum's type at the peer.</summary>
    public string TypeName { get; }

    /// <summary>
    /// The name of the member; several, separated by commas, for a combination of flags; the digits for a number without a name.
    /// </summary>
    public string Name { get; }

    /// <summary>The number, as the integer type that underlies the enum.</summary>
    public object Number { get; }

    internal string AssemblyName { get; }

    // Wide enough for every integer type that can underlie an enum.
    private Int128 Wide => Number is ulong large ? large : Convert.ToInt64(Number, CultureInfo.InvariantCulture);

    /// <summary>Tells whether all bits of a flag are set.</summary>
    public bool HasFlag(RemoteEnum flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        RequireSameType(flag);
        return (Wide & flag.Wide) == flag.Wide;
    }

    /// <inheritdoc/>
    public bool Equals(RemoteEnum? other) =>
        other is not null && Wide == other.Wide && TypeName == other.TypeName && AssemblyName == other.AssemblyName;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RemoteEnum);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(TypeName, Wide);

    /// <inheritdoc/>
    public int CompareTo(RemoteEnum? other)
    {
        if (other is null)
            return 1;
        RequireSameType(other);
        return Wide.CompareTo(other.Wide);
    }

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        RemoteEnum other => CompareTo(other),
        _ => throw new ArgumentException($"An enum value of {TypeName} cannot be compared with an object of {obj.GetType()}.", nameof(obj)),
    };

    /// <summary>The name of the member, as an enum's own <see cref="Enum.ToString()"/> gives it.</summary>
    public override string ToString() => Name;

    /// <summary>
    /// Formats as an enum does: <c>G</c> or <c>F</c> for the name, <c>D</c> for the decimal number, <c>X</c> for the hexadecimal one.
    /// </summary>
    public string ToString(string? format, IFormatProvider? formatProvider = null) => format?.ToUpperInvariant() switch
    {
        null or "" or "G" or "F" => Name,
        "D" => ((IFormattable)Number).ToString("D", CultureInfo.InvariantCulture),
        "X" => ((IFormattable)Number).ToString("X" + HexDigits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        _ => throw new FormatException("The format of an enum is one of G, F, D and X."),
    };

    DynamicMetaObject IDynamicMetaObjectProvider.GetMetaObject(Expression parameter) => new RemoteEnumMetaObject(parameter, this);

    private int HexDigits => Number switch
    {
        byte or sbyte => 2,
        short or ushort => 4,
        int or uint => 8,
        _ => 16,
    };

    private void RequireSameType(RemoteEnum other)
    {
        if (TypeName != other.TypeName || AssemblyName != other.AssemblyName)
            throw new ArgumentException($"An enum value of {other.TypeName} does not go with one of {TypeName}.", nameof(other));
    }
}
