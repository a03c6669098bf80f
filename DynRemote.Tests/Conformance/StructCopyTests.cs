using System.Drawing;
using System.Numerics;
using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Conformance;

/// <summary>Structs that both sides have are copied where C# would copy them: into variables and parameters of their type. Elsewhere they are references.</summary>
public sealed class StructCopyTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private dynamic _x = null!;

    [SetUp]
    public void HoldACanvas() => _x = Held(new Canvas());

    [Test]
    public void They_are_passed_to_parameters_of_their_type()
    {
        Assert.That((int)_x.Sum(new Point(3, 4)), Is.EqualTo(7));
        Assert.That((int)_x.SumOfAny((Point?)new Point(3, 5)), Is.EqualTo(8));
        Assert.That((float)_x.Length(new Vector3(0, 3, 4)), Is.EqualTo(5));
        Assert.That((string)_x.Tell(new Pixel(1, "red")), Is.EqualTo("1 red"));
    }

    [Test]
    public void They_are_assigned_to_variables_of_their_type()
    {
        Point point = _x.Corner;
        Vector3 vector = (Vector3)_x.Direction;
        Pixel? pixel = _x.First;

        Assert.That(point, Is.EqualTo(new Point(1, 2)));
        Assert.That(vector, Is.EqualTo(Vector3.UnitY));
        Assert.That(pixel, Is.EqualTo(new Pixel(5, "blue")));
        Assert.That((int)_x.Corner.X, Is.EqualTo(1));
    }

    [Test]
    public void One_that_does_not_tell_all_that_is_in_it_is_refused()
    {
        Assert.That(() => _x.Open(new Closed(5)), Throws.TypeOf<Microsoft.CSharp.RuntimeBinder.RuntimeBinderException>().With.Message.Contains("closed"));
    }

    public readonly record struct Pixel(int Place, string Color);

    public readonly struct Closed(int secret)
    {
        public int Twice => 2 * secret;
    }

    public sealed class Canvas
    {
        public Point Corner { get; } = new(1, 2);

        public Vector3 Direction => Vector3.UnitY;

        public Pixel First => new(5, "blue");

        public int Sum(Point point) => point.X + point.Y;

        public int SumOfAny(Point? point) => point is { } given ? Sum(given) : 0;

        public float Length(Vector3 vector) => vector.Length();

        public string Tell(Pixel pixel) => $"{pixel.Place} {pixel.Color}";

        public int Open(Closed closed) => closed.Twice;
    }
}
