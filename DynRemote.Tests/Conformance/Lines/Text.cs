using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DynRemote.Tests.Conformance.Differential;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>Text and its builders, readers, patterns and cultures.</summary>
internal sealed class Text : LineTable
{
    public override string Title => "Text";

    protected override void Write()
    {
        Of("StringBuilder", () => new StringBuilder("abc"))
            .Gives(x => x.Append("d"))
            .Gives(x => x.Append(null))
            .Gives(x => x.Append((string)null!).Length)
            .Gives(x => x.Append("d").Append(1).Append('c').Append(2.5).Append(true).ToString())
            .Gives(x => x.Append(1, 2))
            .Gives(x => x.Append('z', 3).Length)
            .Gives(x => x.AppendFormat("{0}-{1}", 1, "two").ToString())
            .Gives(x => x.AppendFormat("{0}{1}{2}{3}", 1, 2, 3, 4).ToString())
            .Gives(x => x.AppendJoin(", ", "x", "y", "z").ToString())
            .Gives(() => new object[] { 1, "b" }, (x, a) => x.AppendJoin("+", a).ToString())
            .Gives(() => new StringBuilder("own"), (x, a) => x.Append(a).ToString())
            .Gives(x => x.AppendLine().Length > 3)
            .Gives(x => x.Insert(0, 9.5m).ToString())
            .Gives(x => x.Replace("b", "BB").ToString())
            .Gives(x => x.Replace('a', 'z').ToString())
            .Gives(x => x.Remove(1, 1).ToString())
            .Gives(x => x.Remove(startIndex: 0, length: 9))
            .Gives(x => x[1])
            .Does(x => x[1] = 'X')
            .Does(x => x[9] = 'X')
            .Does(x => x.Length = 1)
            .Does(x => x.Length -= 2)
            .Does(x => x.Capacity = 1)
            .Gives(x => x.ToString(1, 2))
            .Gives(x => x.Append((object)"o").ToString())
            .Gives(() => new char[4], (x, a) => { x.CopyTo(0, a, 1, 3); return new string(a); })
            .Gives(x => x.Clear().Length)
            .Gives(x => x + "!")
            .Gives(x => x.Chars(1));

        Of("Regex", () => new Regex(@"(?<word>[a-z]+)(\d)?"))
            .Gives(x => x.IsMatch("ab1"))
            .Gives(x => x.Match("ab1 cd").Value)
            .Gives(x => x.Match("ab1").Groups["word"].Value)
            .Gives(x => x.Match("ab1").Groups[2].Index)
            .Gives(x => x.Match("ab").Groups[1].Success)
            .Gives(x => x.Matches("ab1 cd2 e").Count)
            .Gives(x => { var all = ""; foreach (var match in x.Matches("ab1 cd2 e")) all += match.Value + ";"; return all; })
            .Gives(x => x.Replace("ab1 cd", "<$1>"))
            .Gives(x => x.Split("1ab2cd3"))
            .Gives(x => x.GetGroupNames())
            .Gives(x => x.GroupNumberFromName("word"))
            .Gives(x => x.Options)
            .Gives(x => x.ToString())
            .Gives(x => x.Match(null))
            .Gives(x => x.Match("a", 5));

        Of("Match", () => Regex.Match("key=value", "(.+)=(.+)"))
            .Gives(x => x.Success)
            .Gives(x => x.Groups[1].Value + x.Groups[2].Value)
            .Gives(x => x.Groups.Count)
            .Gives(x => x.NextMatch().Success)
            .Gives(x => x.Result("$2=$1"))
            .Gives(x => x.Captures[0].Length)
            .Gives(x => x.Groups[7].Value);

        Of("string", () => "Hello")
            .Gives(x => x.Length)
            .Gives(x => x[1])
            .Gives(x => x[1..3])
            .Gives(x => x.Substring(1, 2))
            .Gives(x => x + 1)
            .Gives(x => x.Substring(9));

        Of("string, by reference", () => "Hello").ByReference()
            .Gives(x => x.Length)
            .Gives(x => x[1])
            .Gives(x => x.Replace('l', 'L'))
            .Gives(x => x.Split("l"))
            .Gives(x => x.Split('l', StringSplitOptions.RemoveEmptyEntries))
            .Gives(x => x.IndexOf("l", StringComparison.Ordinal))
            .Gives(x => x.PadLeft(7, '.'))
            .Gives(x => x + 1)
            .Gives(x => 1 + x)
            .Gives(x => x.CompareTo("Help"))
            .Gives(x => x.StartsWith('H'))
            .Gives(x => { var letters = 0; foreach (char letter in x) letters += letter; return letters; })
            .Gives(x => (string)x)
            .Gives(x => x == "Hello")
            .Gives(x => x != "Hello")
            .Gives(x => "Hello" == x)
            .Gives(x => x.Insert(9, "a"))
            .Gives(x => x.ToCharArray());

        Of("UTF8Encoding", () => new UTF8Encoding(true))
            .Gives(x => x.GetBytes("aé"))
            .Gives(x => x.GetString(new byte[] { 0xC3, 0xA9 }))
            .Gives(x => x.GetByteCount("aé€"))
            .Gives(x => x.GetPreamble().Length)
            .Gives(x => x.WebName)
            .Gives(x => x.GetMaxByteCount(-1))
            .Gives(() => new byte[4], (x, a) => x.GetBytes("hé", 0, 2, a, 1))
            .Gives(() => new byte[4], (x, a) => { bool fits = x.TryGetBytes("hé", a, out int written); return (fits, written, a[1]); })
            .Gives(() => new byte[1], (x, a) => { bool fits = x.TryGetBytes("hé", a, out int written); return (fits, written); });

        Of("StringReader", () => new StringReader("one\ntwo\n"))
            .SeenBy(_ => "a reader")
            .Gives(x => x.ReadLine() + x.ReadLine() + x.ReadLine())
            .Gives(x => (char)x.Read())
            .Gives(x => x.Peek())
            .Gives(x => x.ReadToEnd())
            .Gives(() => new char[5], (x, a) => x.Read(a, 1, 3))
            .Awaits(async x => await x.ReadLineAsync())
            .Gives(x => { x.Dispose(); return x.ReadLine(); })
            .Gives(x => { using (x) { x.Read(); } return x.Peek(); });

        Of("StringWriter", () => new StringWriter { NewLine = "\n" })
            .Does(x => x.Write("a"))
            .Does(x => x.Write("{0}+{1}", 1, 2))
            .Does(x => x.WriteLine(4.5))
            .Does(x => { x.NewLine = "|"; x.WriteLine("a"); })
            .Gives(x => x.GetStringBuilder().Append("z").Length)
            .Awaits(async x => { await x.WriteAsync("later"); return x.ToString(); });

        Of("CultureInfo", () => CultureInfo.GetCultureInfo("de-DE"))
            .Gives(x => x.Name)
            .Gives(x => x.NumberFormat.NumberDecimalSeparator)
            .Gives(x => x.DateTimeFormat.FirstDayOfWeek)
            .Gives(x => x.TextInfo.ToUpper("straße"))
            .Gives(x => x.CompareInfo.Compare("a", "B", CompareOptions.IgnoreCase))
            .Gives(x => x.IsNeutralCulture)
            .Gives(x => x.Parent.Name)
            .Gives(x => x.GetFormat(typeof(NumberFormatInfo)).CurrencyDecimalDigits)
            .Does(x => x.NumberFormat = null)
            .Gives(x => x.Calendar.GetYear(new DateTime(2024, 2, 29)));

        Of("CompositeFormat", () => CompositeFormat.Parse("{0} of {1}"))
            .Gives(x => x.Format)
            .Gives(x => x.MinimumArgumentCount);

        Of("Rune, by reference", () => new Rune('é')).ByReference()
            .Gives(x => x.Utf8SequenceLength)
            .Gives(x => x.Value)
            .Gives(x => x.CompareTo(new Rune('a')) > 0)
            .Gives(x => x.IsAscii);
    }
}
