namespace DynRemote.Tests.FSharp

open System
open System.Collections.Generic
open System.Threading.Tasks
open Microsoft.CSharp.RuntimeBinder
open NUnit.Framework
open DynRemote
open DynRemote.Tests.FSharp.Dynamic

/// Each test runs twice: on the object itself and on a proxy of it. What F# makes of a line is the same both times.
[<TestFixture(false)>]
[<TestFixture(true)>]
type DynamicOperatorTests(isRemote: bool) =
    let mutable owner: RemoteConnection = null
    let mutable holder: RemoteConnection = null
    let mutable workshop = new Workshop()
    let mutable x: obj = null

    [<SetUp>]
    member _.Connect() =
        let struct (first, second) = MessageChannel.CreatePair()
        workshop <- new Workshop()
        owner <- RemoteConnection.Open(first, workshop)
        holder <- RemoteConnection.Open second
        x <- if isRemote then holder.Root else workshop

    [<TearDown>]
    member _.Disconnect() =
        holder.Close()
        owner.Close()

    [<Test>]
    member _.``A property is read and written``() =
        x?Title <- x?Title + "s"

        Assert.That(workshop.Title, Is.EqualTo "workshops")

    [<Test>]
    member _.``A method is called with a tuple of arguments, and an overload chosen``() =
        let five: int = x?Add (2, 3)
        let text: string = x?Add ("2", "3")

        Assert.That((five, text), Is.EqualTo((5, "23")))

    [<Test>]
    member _.``A method without arguments is called with unit``() =
        let count = ref 0
        workshop.Changed.Add(fun _ -> count.Value <- count.Value + 1)

        x?Touch ()

        Assert.That(count.Value, Is.EqualTo 1)

    [<Test>]
    member _.``A sequence goes through a pipeline``() =
        let parts: IEnumerable<string> = x?Parts

        let result =
            parts
            |> Seq.filter (fun part -> part.Length = 4)
            |> Seq.map (fun part -> part.ToUpperInvariant())
            |> String.concat ","

        Assert.That(result, Is.EqualTo "AXLE,BOLT")

    [<Test>]
    member _.``A pattern tells what it is``() =
        let told (value: obj) =
            match value with
            | :? IList<string> as parts -> "a list from " + parts[0]
            | :? IEnumerable<int> as numbers -> $"numbers up to {Seq.last numbers}"
            | _ -> "something else"

        let parts: obj = x?Parts
        let squares: obj = x?Squares

        Assert.That(
            String.concat ", " [ told parts; told squares; told x ],
            Is.EqualTo "a list from axle, numbers up to 81, something else"
        )

    [<Test>]
    member _.``What is bound with use is disposed``() =
        let close () =
            use _ = x :?> IDisposable
            Assert.That(workshop.IsClosed, Is.False)

        close ()

        Assert.That(workshop.IsClosed, Is.True)

    [<Test>]
    member _.``An array is converted as a whole``() =
        let squares: int[] = x?Squares

        Assert.That(squares |> Array.sum, Is.EqualTo 285)

    [<Test>]
    member _.``An indexer is read``() =
        let second: string = x |> item 1

        Assert.That(second, Is.EqualTo "bolt")

    [<Test>]
    member _.``A record is read by its fields``() =
        let boss: obj = x?Boss
        let name: string = boss?Name
        let age: int = boss?Age

        Assert.That((name, age), Is.EqualTo(("Ada", 36)))

    [<Test>]
    member _.``A union is asked for its case and its fields``() =
        let shape: obj = x?Shape
        let isCircle: bool = shape?IsCircle
        let width: float = shape?width
        let area: float = shape?Area

        Assert.That((isCircle, width, area), Is.EqualTo((false, 2.0, 6.0)))

    [<Test>]
    member _.``Some is an object with a value, and None is null``() =
        let found: obj = x?Find "bolt"
        let value: int = found?Value
        let nothing: obj = x?Find "nut"

        Assert.That(value, Is.EqualTo 1)
        Assert.That(isNull nothing)

    [<Test>]
    member _.``A lambda is passed as a delegate``() =
        let result: int = x?Map (Func<int, int>(fun n -> n + 1), 41)

        Assert.That(result, Is.EqualTo 42)

    [<Test>]
    member _.``A task is awaited in a task expression``() =
        task {
            let! loaded = x?LoadAsync "it" : Task<string>
            Assert.That(loaded, Is.EqualTo "loaded it")
        }
        :> Task

    [<Test>]
    member _.``A task is awaited in an async expression``() =
        async {
            let! loaded = (x?LoadAsync "it": Task<string>) |> Async.AwaitTask
            Assert.That(loaded, Is.EqualTo "loaded it")
        }
        |> Async.StartAsTask
        :> Task

    [<Test>]
    member _.``An exception is matched by its type``() =
        let message =
            try
                x?Fail "no"
                "none"
            with :? InvalidOperationException as failure ->
                failure.Message

        Assert.That(message, Is.EqualTo "no")

    [<Test>]
    member _.``A member that does not exist is the binder's error``() =
        let failure =
            Assert.Throws<RuntimeBinderException>(fun () ->
                let _: obj = x?Nowhere
                ())

        Assert.That(failure.Message, Does.Contain "Nowhere")
