namespace DynRemote.Transport.Bson;

/// <summary>Boxes of the commonest values, made once: decoding a small number or a bool allocates nothing.</summary>
internal static class BoxedValues
{
    private const int Smallest = -128;
    private const int Largest = 1023;
    private static readonly object[] Integers = [.. Enumerable.Range(Smallest, Largest - Smallest + 1).Select(number => (object)number)];
    private static readonly object True = true;
    private static readonly object False = false;

    /// <summary>Boxes an integer.</summary>
    public static object Of(int number) => (uint)(number - Smallest) < (uint)Integers.Length ? Integers[number - Smallest] : number;

    /// <summary>Boxes a bool.</summary>
    public static object Of(bool value) => value ? True : False;
}
