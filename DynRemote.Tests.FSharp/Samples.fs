namespace DynRemote.Tests.FSharp

open System
open System.Collections.Generic
open System.Threading.Tasks

/// A case of it crosses as a reference, and is told by the members that F# gives it.
type Shape =
    | Circle of radius: float
    | Rectangle of width: float * height: float

    member this.Area =
        match this with
        | Circle radius -> Math.PI * radius * radius
        | Rectangle(width, height) -> width * height

type Person = { Name: string; Age: int }

/// What the operators are tried on, once as it is and once from afar.
type Workshop() =
    let parts = List<string>([ "axle"; "bolt"; "cog" ])
    let changed = Event<EventHandler, EventArgs>()

    let mutable isClosed = false

    interface IDisposable with
        member _.Dispose() = isClosed <- true

    [<CLIEvent>]
    member _.Changed = changed.Publish

    member _.IsClosed = isClosed

    member val Title = "workshop" with get, set
    member _.Parts = parts
    member _.Squares = [| for i in 0..9 -> i * i |]
    member _.Add(a: int, b: int) = a + b
    member _.Add(a: string, b: string) = a + b
    member _.Touch() = changed.Trigger(null, EventArgs.Empty)
    member _.Boss = { Name = "Ada"; Age = 36 }
    member _.Shape = Rectangle(2.0, 3.0)
    member _.Find(name: string) = parts |> Seq.tryFindIndex ((=) name)
    member _.Map(change: Func<int, int>, value: int) = change.Invoke value
    member _.Apply(change: int -> int, value: int) = change value
    member _.Fail(message: string) : unit = invalidOp message

    member _.LoadAsync(name: string) =
        task {
            do! Task.Yield()
            return "loaded " + name
        }

    member _.Item
        with get (index: int) = parts[index]
        and set index (value: string) = parts[index] <- value
