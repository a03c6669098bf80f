using System.Globalization;
using System.Text;
using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>Readers and writers of texts, cultures, encodings and lazy values, where the other side's code declares them.</summary>
public sealed class TextAndFormatTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Scribe _scribe = null!;
    private dynamic _x = null!;

    [SetUp]
    public void HoldAScribe() => _x = Held(_scribe = new Scribe());

    [Test]
    public async Task A_reader_of_ours_is_read_by_the_owner()
    {
        Assert.That((string)_x.ReadAll(new StringReader("ab\ncd\nef")), Is.EqualTo("aa|b|cd\nef"));
        Assert.That((string)await _x.ReadAllAsync(new StringReader("abcd\nef\ngh")), Is.EqualTo("abc|d|ef\ngh"));
    }

    [Test]
    public async Task A_reader_of_the_owners_is_read_here()
    {
        var large = new string('x', 200_000) + "y";
        using (TextReader reader = _x.Open("ab\ncd\nef"))
        {
            Assert.That((reader.Peek(), reader.Read(), reader.ReadLine()), Is.EqualTo(('a', 'a', "b")));
            Assert.That(await reader.ReadLineAsync(), Is.EqualTo("cd"));
            var buffer = new char[5];
            Assert.That(reader.ReadBlock(buffer, 0, 5), Is.EqualTo(2));
            Assert.That((reader.ReadLine(), reader.Read(), reader.Peek()), Is.EqualTo(((string?)null, -1, -1)));
        }
        Assert.That(((TextReader)_x.Open(large)).ReadToEnd(), Is.EqualTo(large));
        Assert.That(await ((TextReader)_x.Open(large)).ReadToEndAsync().WaitAsync(Limit), Is.EqualTo(large));
    }

    [Test]
    public async Task A_writer_of_ours_is_written_by_the_owner()
    {
        using var mine = new StringWriter(CultureInfo.GetCultureInfo("de-DE")) { NewLine = "\n" };

        _x.WriteTo(mine);
        await _x.WriteToAsync(mine);

        Assert.That(mine.ToString(), Is.EqualTo("a1,5line\n1-2xybline\nrest"));
    }

    [Test]
    public async Task A_writer_of_the_owners_is_written_here()
    {
        TextWriter writer = _x.Writer;

        writer.Write("a");
        writer.WriteLine(5);
        await writer.WriteLineAsync("b");
        writer.Write(new string('x', 150_000));
        await writer.FlushAsync();

        Assert.That(writer.NewLine, Is.EqualTo("\n"));
        Assert.That(writer.Encoding.CodePage, Is.EqualTo(Encoding.Unicode.CodePage));
        Assert.That(_scribe.Written.ToString(), Is.EqualTo("a5\nb\n" + new string('x', 150_000)));
    }

    [Test]
    public void Readers_and_writers_come_home_as_themselves()
    {
        var slot = new Slot { Value = new StringReader("a") };
        var theirs = slot.Value;
        dynamic x = Held(slot);

        TextReader reader = x.Value;
        x.Value = reader;

        Assert.That(slot.Value, Is.SameAs(theirs));
    }

    [Test]
    public void What_is_formatted_there_is_formatted_in_our_culture_or_by_our_provider()
    {
        var numbers = new NumberFormatInfo { NumberDecimalSeparator = ";", NumberGroupSeparator = "_" };

        Assert.That((string)_x.Format(1234.5, CultureInfo.GetCultureInfo("de-DE")), Is.EqualTo("1.234,5"));
        Assert.That((string)_x.Format(1234.5, CultureInfo.InvariantCulture), Is.EqualTo("1,234.5"));
        Assert.That((string)_x.Format(1234.5, numbers), Is.EqualTo("1_234;5"));
        Assert.That((string)_x.In(CultureInfo.GetCultureInfo("fr-FR")), Is.EqualTo("fr-FR"));
        Assert.That((string)Held(1234.5m).ToString("N1", CultureInfo.GetCultureInfo("de-DE")), Is.EqualTo("1.234,5"));
        StringBuilder built = new();
        Held(built).AppendFormat(new Shouting(), "{0}", "loud");
        Assert.That(built.ToString(), Is.EqualTo("loud!"));
    }

    [Test]
    public void An_encoding_of_ours_encodes_there_with_its_mark_or_without()
    {
        Assert.That(Remote.Copy(_x.Encode("ä", Encoding.UTF8)), Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF, 0xC3, 0xA4 }));
        Assert.That(Remote.Copy(_x.Encode("ä", new UTF8Encoding(false))), Is.EqualTo(new byte[] { 0xC3, 0xA4 }));
        Assert.That(Remote.Copy(_x.Encode("ä", Encoding.Latin1)), Is.EqualTo(new byte[] { 0xE4 }));
    }

    [Test]
    public void A_comparer_of_ours_compares_there()
    {
        var before = Owner.Statistics.RoundTrips;
        Assert.That((string)_x.Sort(StringComparer.OrdinalIgnoreCase), Is.EqualTo("a B c"));
        Assert.That(Owner.Statistics.RoundTrips - before, Is.Zero, "one that both sides have asks nobody");
        Assert.That((string)_x.Sort(StringComparer.Ordinal), Is.EqualTo("B a c"));
        Assert.That((string)_x.SortBy(StringComparer.OrdinalIgnoreCase), Is.EqualTo("a B c"));
        Assert.That((string)_x.Sort(StringComparer.Create(CultureInfo.InvariantCulture, ignoreCase: true)), Is.EqualTo("a B c"));
    }

    [Test]
    public void A_copied_dictionary_or_set_finds_what_the_original_finds()
    {
        var map = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["Key"] = 1 };
        var set = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "Key" };
        var sorted = new SortedDictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["Key"] = 1 };

        Assert.That((string)_x.Find(map, set, sorted, "KEY"), Is.EqualTo("True True True"));
        Assert.That((string)_x.Find(new Dictionary<string, int>(map), new HashSet<string>(set), new SortedDictionary<string, int>(sorted), "KEY"), Is.EqualTo("False False False"));
        Assert.That(Remote.Copy<Dictionary<string, int>>(Held(map))["kEY"], Is.EqualTo(1));
    }

    [Test]
    public void A_dictionary_or_set_is_copied_in_one_round_trip_whatever_compares_its_keys()
    {
        dynamic map = Held(new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["Key"] = 1 });
        dynamic set = Held(new HashSet<string>(StringComparer.Create(CultureInfo.InvariantCulture, ignoreCase: true)) { "Key" });

        Assert.That(RoundTripsOf(() => { Dictionary<string, int> copy = map; Assert.That(copy.Comparer, Is.SameAs(StringComparer.OrdinalIgnoreCase)); }), Is.EqualTo(1));
        Assert.That(RoundTripsOf(() => { HashSet<string> copy = set; Assert.That(copy.Single(), Is.EqualTo("Key")); }), Is.EqualTo(2), "a comparer that only the owner has is asked for each key");
    }

    [Test]
    public void A_lazy_value_is_made_when_it_is_needed_and_once()
    {
        var made = 0;
        var mine = new Lazy<string>(() => $"made {++made}");

        Assert.That((bool)_x.WasMade(mine), Is.False);
        Assert.That(made, Is.Zero);
        Assert.That((int)_x.Lengths(mine), Is.EqualTo(6));
        Assert.That((int)_x.Lengths(mine), Is.EqualTo(6));
        Assert.That(made, Is.EqualTo(1));
        Lazy<dynamic> theirs = _x.Later;
        Assert.That(_scribe.Later.IsValueCreated, Is.False);
        Assert.That((string)theirs.Value.Value, Is.EqualTo("made"));
        Assert.That((string)_x.Later.Value.Value, Is.EqualTo("made"));
    }
}
