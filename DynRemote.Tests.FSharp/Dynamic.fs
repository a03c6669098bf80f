/// The operators by which F# programs use dynamic objects, over the binder of C#: `x?Name`, `x?Name <- value`, and calls `x?Name(a, b)`.
module DynRemote.Tests.FSharp.Dynamic

open System
open System.Collections.Concurrent
open System.Runtime.CompilerServices
open Microsoft.CSharp.RuntimeBinder
open Microsoft.FSharp.Reflection

let private context = typeof<obj>

let private arguments count =
    [| for _ in 0..count -> CSharpArgumentInfo.Create(CSharpArgumentInfoFlags.None, null) |]

// One site for each name and number of arguments, as a compiler would make one for each line.
let private sites = ConcurrentDictionary<string * int, obj>()

let private site<'T when 'T: not struct> key (binder: unit -> CallSiteBinder) =
    sites.GetOrAdd(key, (fun _ -> CallSite<'T>.Create(binder ()) :> obj)) :?> CallSite<'T>

let private get (target: obj) name =
    let s =
        site<Func<CallSite, obj, obj>> ("get " + name, 0) (fun () ->
            Binder.GetMember(CSharpBinderFlags.None, name, context, arguments 0))

    s.Target.Invoke(s, target)

let private set (target: obj) name (value: obj) =
    let s =
        site<Func<CallSite, obj, obj, obj>> ("set " + name, 1) (fun () ->
            Binder.SetMember(CSharpBinderFlags.None, name, context, arguments 1))

    s.Target.Invoke(s, target, value) |> ignore

// A site has a signature of its own for each number of arguments.
let private invoke (target: obj) name (args: obj[]) =
    let binder count () =
        // The one way to call what may be void: the site then answers null, and the value of everything else.
        Binder.InvokeMember(CSharpBinderFlags.ResultDiscarded, name, null, context, arguments count)

    match args with
    | [||] ->
        let s = site<Func<CallSite, obj, obj>> (name, 0) (binder 0)
        s.Target.Invoke(s, target)
    | [| a |] ->
        let s = site<Func<CallSite, obj, obj, obj>> (name, 1) (binder 1)
        s.Target.Invoke(s, target, a)
    | [| a; b |] ->
        let s = site<Func<CallSite, obj, obj, obj, obj>> (name, 2) (binder 2)
        s.Target.Invoke(s, target, a, b)
    | [| a; b; c |] ->
        let s = site<Func<CallSite, obj, obj, obj, obj, obj>> (name, 3) (binder 3)
        s.Target.Invoke(s, target, a, b, c)
    | more -> invalidArg (nameof args) $"These operators call with up to three arguments; there are {more.Length}."

/// A result as the type that its place wants: as it is, or by the object's own conversion.
let private convert<'T> (value: obj) : 'T =
    match value with
    | :? 'T as fitting -> fitting
    | null -> Unchecked.defaultof<'T>
    | other ->
        let s =
            site<Func<CallSite, obj, 'T>> ("convert " + typeof<'T>.FullName, 0) (fun () ->
                Binder.Convert(CSharpBinderFlags.ConvertExplicit, typeof<'T>, context))

        s.Target.Invoke(s, other)

let private unpack (argument: obj) =
    match argument with
    | null -> [||]
    | tuple when FSharpType.IsTuple(tuple.GetType()) -> FSharpValue.GetTupleFields tuple
    | one -> [| one |]

/// The function that a member is called by.
type Call<'A, 'B> =
    static member Of(target: obj, name: string) : 'A -> 'B =
        fun argument ->
            let result = invoke target name (unpack (box argument))
            if typeof<'B> = typeof<unit> then unbox<'B> (box ()) else convert<'B> result

/// Reads a member where a value is wanted; calls one where a function is: a tuple is the list of arguments, and `()` is none.
let (?) (target: obj) (name: string) : 'R =
    if FSharpType.IsFunction typeof<'R> then
        let domain, range = FSharpType.GetFunctionElements typeof<'R>
        let call = typedefof<Call<_, _>>.MakeGenericType(domain, range)
        call.GetMethod("Of").Invoke(null, [| target; name |]) :?> 'R
    else
        convert<'R> (get target name)

/// Writes a member.
let (?<-) (target: obj) (name: string) (value: 'V) = set target name (box value)

/// `x[index]`.
let item (index: obj) (target: obj) : 'R =
    let s =
        site<Func<CallSite, obj, obj, obj>> ("[]", 1) (fun () ->
            Binder.GetIndex(CSharpBinderFlags.None, context, arguments 1))

    convert<'R> (s.Target.Invoke(s, target, index))
