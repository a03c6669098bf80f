namespace DynRemote.Tests.FSharp

open System
open System.Collections.Generic
open System.Threading.Tasks
open NUnit.Framework
open DynRemote
open DynRemote.Tests.FSharp.Dynamic
open DynRemote.Tests.Interop

/// The operators on objects of another process, whose types this program does not have.
type OtherProcessTests() =
    inherit PeerSuite()

    member private this.Shop: obj = this.Connection.Root?Shop
    member private this.Guests: obj = this.Connection.Root?Guests

    [<Test>]
    member this.``An order is placed, filled and read``() =
        let order: obj = this.Shop?Place "Ann"
        let _: obj = order?Add ("nut", 1.5m, 3)
        let lines: IEnumerable<obj> = order?Lines
        let articles: string list = [ for line in lines -> line?Article ]

        Assert.That((order?Price: decimal), Is.EqualTo 4.5m)
        Assert.That(articles, Is.EquivalentTo [ "nut" ])

    [<Test>]
    member this.``A record of this program is used over there by its fields``() =
        let greeting: string = this.Guests?Greet { Name = "Ada"; Age = 36 }

        Assert.That(greeting, Is.EqualTo "Hello, Ada!")

    [<Test>]
    member this.``An F# list is a sequence over there``() =
        let sum: int = this.Guests?SumOf [ 1; 2; 3 ]

        Assert.That(sum, Is.EqualTo 6)

    [<Test>]
    member this.``A union and an option come home as themselves``() =
        let shapes = [ box (Circle 1.0); box (Some 3); box (Rectangle(1.0, 2.0)) ]

        for shape in shapes do
            let index: int = this.Guests?Keep shape
            let back: obj = this.Guests?Give index
            Assert.That(back, Is.SameAs shape)

    [<Test>]
    member this.``A closure is called back as a delegate``() =
        let factor = 3
        let result: int = this.Guests?Apply (Func<int, int>(fun n -> factor * n), 14)

        Assert.That(result, Is.EqualTo 42)

    [<Test>]
    member this.``A failure of unknown type is matched by name``() =
        let described =
            try
                this.Shop?Take "apple"
                "none"
            with :? RemoteException as failure when failure.Is "DynRemote.Tests.Peer.Shop.ShopException" ->
                failure.Message

        Assert.That(described, Is.EqualTo "No apple left.")

    [<Test>]
    member this.``Tasks run side by side in an async workflow``() =
        let streets = [ "Mill Lane"; "High Street"; "The Shambles" ]

        let load street =
            async {
                let! address = (this.Shop?FindAddressAsync street: Task<obj>) |> Async.AwaitTask
                return (address?Street: string)
            }

        let found = streets |> List.map load |> Async.Parallel |> Async.RunSynchronously

        Assert.That(found, Is.EqualTo(List.toArray streets :> obj))
