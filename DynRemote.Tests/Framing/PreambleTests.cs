using System.Text;
using DynRemote.Transport.Framing;

namespace DynRemote.Tests.Framing;

[TestFixture]
public class PreambleTests
{
    [Test]
    public void The_preamble_is_recognised_and_a_part_of_it_is_waited_for()
    {
        for (var length = 0; length < Preamble.Length; length++)
            Assert.That(Preamble.Check(Preamble.Bytes[..length]), Is.False);
        Assert.That(Preamble.Check(Preamble.Bytes), Is.True);
        Assert.That(Preamble.Check([.. Preamble.Bytes, 1, 2, 3]), Is.True);
    }

    [TestCase("GET / HTTP/1.1\r\n", "HTTP")]
    [TestCase("POST /x HTTP/1.1", "HTTP")]
    [TestCase("HTTP/1.1 400 Bad", "HTTP")]
    [TestCase("PRI * HTTP/2.0", "HTTP")]
    [TestCase("SSH-2.0-OpenSSH_9", "SSH")]
    [TestCase("\u0016\u0003\u0001\u0002\u0000\u0001", "TLS")]
    [TestCase("hello", "\"hello\"")]
    [TestCase("hello\r\n", "\"hello\"")]
    [TestCase("Dyn\u0000\u0001", "44 79 6E 00 01")]
    [TestCase("x", "\"x\"")]
    public void Strangers_are_named(string received, string named) =>
        Assert.That(
            () => Preamble.Check(Encoding.Latin1.GetBytes(received)),
            Throws.TypeOf<RemoteProtocolException>().With.Message.Contains(named).And.Message.Contains("not a DynRemote peer"));

    [Test]
    public void Another_version_is_named() =>
        Assert.That(
            () => Preamble.Check("DynRmt\u0002\n"u8),
            Throws.TypeOf<RemoteProtocolException>().With.Message.Contains("version 2").And.Message.Contains("version 1"));
}
