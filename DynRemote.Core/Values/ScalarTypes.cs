using System.Collections.Frozen;
using System.Numerics;
using System.Text;

namespace DynRemote.Values;

/// <summary>Which CLR type each <see cref="ScalarKind"/> stands for.</summary>
internal static class ScalarTypes
{
    private static readonly FrozenDictionary<ScalarKind, Type> Types = new Dictionary<ScalarKind, Type>
    {
        [ScalarKind.Boolean] = typeof(bool),
        [ScalarKind.Int32] = typeof(int),
        [ScalarKind.Int64] = typeof(long),
        [ScalarKind.Double] = typeof(double),
        [ScalarKind.String] = typeof(string),
        [ScalarKind.Byte] = typeof(byte),
        [ScalarKind.SByte] = typeof(sbyte),
        [ScalarKind.Int16] = typeof(short),
        [ScalarKind.UInt16] = typeof(ushort),
        [ScalarKind.UInt32] = typeof(uint),
        [ScalarKind.UInt64] = typeof(ulong),
        [ScalarKind.NativeInt] = typeof(nint),
        [ScalarKind.NativeUInt] = typeof(nuint),
        [ScalarKind.Int128] = typeof(Int128),
        [ScalarKind.UInt128] = typeof(UInt128),
        [ScalarKind.BigInteger] = typeof(BigInteger),
        [ScalarKind.Half] = typeof(Half),
        [ScalarKind.Single] = typeof(float),
        [ScalarKind.Decimal] = typeof(decimal),
        [ScalarKind.Char] = typeof(char),
        [ScalarKind.Rune] = typeof(Rune),
        [ScalarKind.DateTime] = typeof(DateTime),
        [ScalarKind.DateTimeOffset] = typeof(DateTimeOffset),
        [ScalarKind.TimeSpan] = typeof(TimeSpan),
        [ScalarKind.DateOnly] = typeof(DateOnly),
        [ScalarKind.TimeOnly] = typeof(TimeOnly),
        [ScalarKind.Guid] = typeof(Guid),
        [ScalarKind.Uri] = typeof(Uri),
        [ScalarKind.Version] = typeof(Version),
        [ScalarKind.Complex] = typeof(Complex),
        [ScalarKind.Index] = typeof(Index),
        [ScalarKind.Range] = typeof(Range),
        [ScalarKind.DBNull] = typeof(DBNull),
        [ScalarKind.Bytes] = typeof(ReadOnlyMemory<byte>),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Type, ScalarKind> Kinds = Types.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The type of a kind, or <see langword="null"/> for a number that is no kind of value.</summary>
    internal static Type? TypeOf(ScalarKind kind) => Types.GetValueOrDefault(kind);

    /// <summary>The kind of exactly this type; <see langword="false"/> for every other, derived ones included.</summary>
    internal static bool TryKindOf(Type type, out ScalarKind kind) => Kinds.TryGetValue(type, out kind);
}
