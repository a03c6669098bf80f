using System.IO.Compression;
using System.Security.Cryptography;
using DynRemote.Tests.Conformance.Differential;
using DynRemote.Tests.Conformance.Kinds;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>Streams and files.</summary>
internal sealed class Files : LineTable
{
    public override string Title => "Streams and files";

    protected override void Write()
    {
        Of("MemoryStream", () => { var stream = new MemoryStream(); stream.Write([1, 2, 3]); stream.Position = 1; return stream; })
            .SeenBy(x => (x.ToArray(), x.CanRead ? x.Position : -1))
            .Gives(x => x.Length)
            .Gives(x => x.ReadByte())
            .Does(x => x.WriteByte(9))
            .Does(x => x.Position = 0)
            .Does(x => x.Position = -1)
            .Does(x => x.Position += 2)
            .Gives(x => x.Seek(-1, SeekOrigin.End))
            .Gives(() => new byte[4], (x, a) => x.Read(a, 1, 3))
            .Does(() => new byte[] { 7, 8 }, (x, a) => x.Write(a, 0, 2))
            .Does(() => new byte[] { 7, 8 }, (x, a) => x.Write(a, 1, 2))
            .Gives(x => x.ToArray())
            .Does(x => x.SetLength(1))
            .Gives(x => { x.Dispose(); return x.CanRead; })
            .Gives(x => { x.Dispose(); return x.Length; })
            .Gives(x => { using (x) { } return x.CanWrite; })
            .Does(() => new MemoryStream(), (x, a) => x.CopyTo(a))
            .Awaits(() => new byte[2], async (x, a) => await x.ReadAsync(a, 0, 2))
            .Gives(x => { Stream s = x; return s.ReadByte() + s.Length; });

        Of("StreamReader", () => new StreamReader(new MemoryStream("one\ntwo"u8.ToArray())))
            .SeenBy(x => x.BaseStream is { CanRead: true } open ? open.Position : -1)
            .Gives(x => x.ReadLine())
            .Gives(x => x.ReadToEnd())
            .Gives(x => x.EndOfStream)
            .Gives(x => x.Peek())
            .Gives(x => x.CurrentEncoding.WebName)
            .Gives(x => { var lines = 0; while (x.ReadLine() != null) lines++; return lines; })
            .Awaits(async x => await x.ReadLineAsync())
            .Gives(x => { x.Close(); return x.ReadLine(); });

        Of("StreamWriter", () => new StreamWriter(new MemoryStream()) { NewLine = "\n", AutoFlush = true })
            .SeenBy(x => x.BaseStream is MemoryStream { CanRead: true } open ? open.ToArray() : "closed")
            .Does(x => x.Write("aé"))
            .Does(x => x.WriteLine(1.5))
            .Does(x => x.WriteLine("{0}", 7))
            .Does(x => x.AutoFlush = false)
            .Gives(x => x.BaseStream.Length)
            .Does(x => { using (x) { x.Write("z"); } })
            .Awaits(async x => { await x.WriteAsync("abc"); await x.FlushAsync(); return x.BaseStream.Length; })
            .Awaits(async x => { await using (x) { x.Write("z"); } return 0; });

        Of("BinaryWriter", () => new BinaryWriter(new MemoryStream()))
            .SeenBy(x => ((MemoryStream)x.BaseStream).ToArray())
            .Does(x => x.Write(1))
            .Does(x => x.Write((short)1))
            .Does(x => x.Write("ab"))
            .Does(x => x.Write(true))
            .Does(x => x.Write(1.5m))
            .Does(x => x.Write7BitEncodedInt(300))
            .Gives(x => x.Seek(0, SeekOrigin.Begin));

        Of("BinaryReader", () => new BinaryReader(new MemoryStream([1, 0, 0, 0, 2, 97, 98])))
            .SeenBy(x => x.BaseStream.Position)
            .Gives(x => x.ReadInt32())
            .Gives(x => { x.ReadInt32(); return x.ReadString(); })
            .Gives(x => x.ReadBytes(3))
            .Gives(x => x.ReadDecimal())
            .Gives(x => x.PeekChar());

        Of("FileInfo", () => TemporaryFolder.Create().GetFiles()[0])
            .SeenBy(x => (x.Exists, Directory.GetFiles(x.DirectoryName!).Select(Path.GetFileName).Order()))
            .EndedBy(x => TemporaryFolder.Remove(x.DirectoryName!))
            .Gives(x => x.Name)
            .Gives(x => x.Length)
            .Gives(x => x.Exists)
            .Gives(x => x.Extension)
            .Gives(x => x.Directory.Exists)
            .Gives(x => x.IsReadOnly)
            .Does(x => x.IsReadOnly = true)
            .Does(x => { x.Delete(); x.Refresh(); })
            .Gives(x => { using var reader = x.OpenText(); return reader.ReadLine(); })
            .Gives(x => { using (var stream = x.OpenRead()) return stream.Length; })
            .Gives(x => x.CopyTo(x.FullName + ".copy").Length)
            .Does(x => x.MoveTo(x.FullName + "x"))
            .Does(x => { using var writer = x.AppendText(); writer.Write("three"); })
            .Gives(x => x.Attributes & FileAttributes.Directory);

        Of("DirectoryInfo", TemporaryFolder.Create)
            .SeenBy(x => x.GetFileSystemInfos().Select(info => info.Name).Order())
            .EndedBy(x => TemporaryFolder.Remove(x.FullName))
            .Gives(x => x.GetFiles().Length)
            .Gives(x => x.GetFiles("*.txt")[0].Name)
            .Gives(x => { foreach (var file in x.EnumerateFiles("*.txt")) return file.Name; return null; })
            .Gives(x => x.GetDirectories()[0].Name)
            .Gives(x => x.CreateSubdirectory("new").Name)
            .Gives(x => x.GetFiles("*", SearchOption.AllDirectories).Length)
            .Gives(x => x.Exists)
            .Gives(x => x.GetDirectories("sub")[0].Parent.Exists);

        Of("GZipStream", () => new GZipStream(new MemoryStream(), CompressionLevel.Optimal, leaveOpen: true))
            .SeenBy(x => x.BaseStream is null ? "closed" : "open")
            .Gives(() => new byte[100], (x, a) => { x.Write(a, 0, 100); x.Flush(); return x.BaseStream.Length > 10; })
            .Gives(x => x.CanSeek)
            .Gives(x => x.Length);

        Of("ZipArchive", () => new ZipArchive(new MemoryStream(), ZipArchiveMode.Update))
            .SeenBy(x => x.Entries.Select(entry => entry.FullName))
            .Gives(x => x.CreateEntry("a/b.txt").Name)
            .Gives(x => { using (var stream = x.CreateEntry("e").Open()) stream.WriteByte(1); return x.Entries.Count; })
            .Gives(x => x.GetEntry("none"))
            .Gives(x => x.Mode);

        Of("SHA256", SHA256.Create)
            .SeenBy(_ => "a hash")
            .Gives(() => new byte[] { 1, 2, 3 }, (x, a) => x.ComputeHash(a))
            .Gives(x => x.HashSize)
            .Gives(x => x.ComputeHash(new MemoryStream([1, 2, 3])))
            .Gives(x => x.Hash);

        Of("Aes", () => { var aes = Aes.Create(); aes.Key = new byte[16]; aes.IV = new byte[16]; return aes; })
            .SeenBy(x => (x.KeySize, x.Mode))
            .Gives(x => x.KeySize)
            .Does(x => x.Mode = CipherMode.ECB)
            .Does(x => x.KeySize = 7);
    }
}
