using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace DynRemote.Values;

/// <summary>Remembers what signatures mean, up to a bound; a signature beyond it is read each time.</summary>
internal static class SignatureCache
{
    private const int MaxSignatures = 2048;
    private const int MaxBytes = 512;

    private static readonly ConcurrentDictionary<byte[], Type[]> Known = new(new ByContent());

    internal static bool TryGet(byte[] signature, [NotNullWhen(true)] out Type[]? types)
    {
        types = null;
        return signature.Length <= MaxBytes && Known.TryGetValue(signature, out types);
    }

    // The bytes of a message never change, so they can be the key themselves.
    internal static void Add(byte[] signature, Type[] types)
    {
        if (signature.Length <= MaxBytes && Known.Count < MaxSignatures && !Array.Exists(types, type => type.IsCollectible))
            Known[signature] = types;
    }

    private sealed class ByContent : IEqualityComparer<byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj)
        {
            var hash = new HashCode();
            hash.AddBytes(obj);
            return hash.ToHashCode();
        }
    }
}
