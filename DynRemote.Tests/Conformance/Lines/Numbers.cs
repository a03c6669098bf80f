using System.Numerics;
using DynRemote.Tests.Conformance.Differential;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>Numbers and other values: as the copies that they are, and as references to boxed ones.</summary>
internal sealed class Numbers : LineTable
{
    public override string Title => "Numbers and other values";

    protected override void Write()
    {
        Of("BigInteger", () => BigInteger.Pow(2, 100))
            .Gives(x => x + 1)
            .Gives(x => x.IsEven)
            .Gives(x => (double)x)
            .Gives(x => (int)x);

        Of("BigInteger, by reference", () => new BigInteger(10)).ByReference()
            .Gives(x => x + 1)
            .Gives(x => 1 + x)
            .Gives(x => x * x)
            .Gives(x => -x)
            .Gives(x => x > 3)
            .Gives(x => x == 10)
            .Gives(x => x << 3)
            .Gives(x => (int)x)
            .Gives(x => (byte)x)
            .Gives(x => (double)x / 4)
            .Gives(x => x.IsEven)
            .Gives(x => x.ToString("D5"))
            .Gives(x => x.CompareTo(11))
            .Gives(x => x / 0)
            .Gives(x => x + "text")
            .Gives(x => { x += 5; return x; })
            .Gives(x => { x++; return x; })
            .Gives(x => x + true);

        Of("Complex", () => new Complex(1, 2))
            .Gives(x => x * x)
            .Gives(x => x.Magnitude);

        Of("Complex, by reference", () => new Complex(3, 4)).ByReference()
            .Gives(x => x.Magnitude)
            .Gives(x => x + 1)
            .Gives(x => 2.0 * x)
            .Gives(x => x == new Complex(3, 4))
            .Gives(x => x.Real < x.Imaginary)
            .Gives(x => x < 1)
            .Gives(x => x.Real = 1);

        Of("decimal, by reference", () => 1.50m).ByReference()
            .Gives(x => x + 1)
            .Gives(x => x * 2.0)
            .Gives(x => x == 1.5m)
            .Gives(x => (int)x)
            .Gives(x => { int i = x; return i; })
            .Gives(x => x.ToString());

        Of("int, by reference", () => int.MaxValue).ByReference()
            .Gives(x => x + 1L)
            .Gives(x => x + 1)
            .Gives(x => checked(x + 1))
            .Gives(x => unchecked(x + 1))
            .Gives(x => checked(-x - 2))
            .Gives(x => x & 0xFF)
            .Gives(x => x >> 28)
            .Gives(x => ~x)
            .Gives(x => x % 7)
            .Gives(x => x / 0)
            .Gives(x => (short)x)
            .Gives(x => checked((short)x))
            .Gives(x => { long l = x; return l; })
            .Gives(x => { short s = x; return s; })
            .Gives(x => x > 2.5)
            .Gives(x => x == null)
            .Gives(x => x.CompareTo(1))
            .Gives(x => x.ToString("X"))
            .Gives(x => x.Equals(int.MaxValue))
            .Gives(x => x + 'a')
            .Gives(x => x + 1.5m)
            .Gives(x => x && true);

        Of("bool, by reference", () => true).ByReference()
            .Gives(x => x && false)
            .Gives(x => x || false)
            .Gives(x => !x)
            .Gives(x => x ^ true)
            .Gives(x => x ? "yes" : "no")
            .Gives(x => x + 1);

        Of("double, by reference", () => -0.0).ByReference()
            .Gives(x => x)
            .Gives(x => 1 / x)
            .Gives(x => (float)x)
            .Gives(x => double.IsNegative((double)x))
            .Gives(x => x.Equals(0.0));

        Of("Int128, by reference", () => Int128.MaxValue).ByReference()
            .Gives(x => x - 1)
            .Gives(x => x > 5)
            .Gives(x => (double)x)
            .Gives(x => checked((int)x));

        Of("Half, by reference", () => (Half)1.5).ByReference()
            .Gives(x => x + (Half)1)
            .Gives(x => (float)x)
            .Gives(x => x > (Half)1);

        Of("char, by reference", () => 'a').ByReference()
            .Gives(x => x + 1)
            .Gives(x => (char)(x + 1))
            .Gives(x => x == 'a')
            .Gives(x => x + "b");

        Of("DayOfWeek, by reference", () => DayOfWeek.Friday).ByReference()
            .Gives(x => x + 1)
            .Gives(x => (int)x)
            .Gives(x => x == DayOfWeek.Friday)
            .Gives(x => x > DayOfWeek.Monday)
            .Gives(x => x - DayOfWeek.Monday)
            .Gives(x => x.ToString("d"))
            .Gives(x => x.HasFlag(DayOfWeek.Monday))
            .Gives(x => x == 5);

        Of("FileAttributes, by reference", () => FileAttributes.Hidden | FileAttributes.System).ByReference()
            .Gives(x => x & FileAttributes.Hidden)
            .Gives(x => x | FileAttributes.Archive)
            .Gives(x => ~x)
            .Gives(x => x.HasFlag(FileAttributes.System))
            .Gives(x => (x & FileAttributes.Archive) != 0);

        Of("Version", () => new Version(1, 2, 3))
            .Gives(x => x.Major)
            .Gives(x => x > new Version(1, 0));

        Of("Version, by reference", () => new Version(1, 2, 3)).ByReference()
            .Gives(x => x.Major + x.Minor)
            .Gives(x => x.ToString(2))
            .Gives(x => x > new Version(1, 0))
            .Gives(x => x == new Version(1, 2, 3))
            .Gives(x => x.CompareTo(null))
            .Gives(x => x.Equals(new Version(1, 2, 3)))
            .Gives(x => x.ToString(9));

        Of("Uri", () => new Uri("http://host:81/a%20b?q=1#f"))
            .Gives(x => x.Host)
            .Gives(x => x.Segments);

        Of("Uri, by reference", () => new Uri("http://host:81/a%20b?q=1#f")).ByReference()
            .Gives(x => x.Port)
            .Gives(x => x.Query + x.Fragment)
            .Gives(x => x.AbsolutePath)
            .Gives(x => x.IsBaseOf(new Uri("http://host:81/a/c")))
            .Gives(x => x.MakeRelativeUri(new Uri("http://host:81/z")))
            .Gives(x => x.GetLeftPart(UriPartial.Authority))
            .Gives(x => x == new Uri("http://host:81/a%20b?q=1#f"));

        Of("Guid, by reference", () => new Guid("00112233-4455-6677-8899-aabbccddeeff")).ByReference()
            .Gives(x => x.ToString("N"))
            .Gives(x => x.ToByteArray().Length)
            .Gives(x => x == Guid.Empty)
            .Gives(x => x.CompareTo(Guid.Empty));

        Of("Vector3", () => new Vector3(1, 2, 2))
            .Gives(x => x.X)
            .Gives(x => x.Length())
            .Gives(x => (x + x).Y)
            .Gives(x => (x * 2).ToString())
            .Does(x => x.X = 5)
            .Gives(x => x == x * 1);

        Of("(int, string)", () => (1, "a"))
            .Gives(x => x.Item1)
            .Does(x => x.Item2.Add(3))
            .Gives(x => { (int number, string text) = ((int, string))x; return text + number; })
            .Gives(x => x.Item3);

        Of("(int, List<int>)", () => (1, new List<int> { 2 }))
            .Does(x => x.Item2.Add(3))
            .Gives(x => x.Item2[0]);

        Of("Tuple<int, string>", () => Tuple.Create(1, "a"))
            .Gives(x => x.Item2)
            .Gives(x => x.Equals(Tuple.Create(1, "a")))
            .Does(x => x.Item1 = 2);

        Of("KeyValuePair<string, int>", () => KeyValuePair.Create("a", 1))
            .Gives(x => x.Key + x.Value)
            .Gives(x => x.ToString());

        Of("Nullable<int>", () => (object)(int?)5)
            .Gives(x => x + 1)
            .Gives(x => { int? n = x; return n; })
            .Gives(x => x.HasValue);

        Of("Range", () => 1..^2)
            .Gives(x => x.Start.Value)
            .Gives(x => x.End.IsFromEnd)
            .Gives(x => x.GetOffsetAndLength(10));
    }
}
