Imports System.ComponentModel
Imports System.Dynamic

''' <summary>
''' Each test runs twice: on the object itself and on a proxy of it. What Visual Basic makes of a line is the same both times.
''' </summary>
<TestFixture(False)>
<TestFixture(True)>
Public Class LateBindingTests

    Private ReadOnly _isRemote As Boolean
    Private _subject As Subject
    Private _owner As RemoteConnection
    Private _holder As RemoteConnection
    Private _held As Integer
    Private x As Object

    Public Sub New(isRemote As Boolean)
        _isRemote = isRemote
    End Sub

    <SetUp>
    Public Sub Connect()
        _subject = New Subject()
        Dim ends = MessageChannel.CreatePair()
        _owner = RemoteConnection.Open(ends.Item1, _subject)
        _holder = RemoteConnection.Open(ends.Item2)
        x = Hold(_subject)
    End Sub

    <TearDown>
    Public Sub Disconnect()
        _holder.Close()
        _owner.Close()
    End Sub

    <Test>
    Public Sub A_property_is_read_and_written_in_any_case()
        x.Title = "a"
        x.title &= "b"

        Assert.That(x.TITLE, [Is].EqualTo("ab"))
        Assert.That(_subject.Title, [Is].EqualTo("ab"))
    End Sub

    <Test>
    Public Sub A_field_is_read_and_written_in_any_case()
        x.note = x.NOTE & "s"

        Assert.That(_subject.Note, [Is].EqualTo("fields"))
    End Sub

    <Test>
    Public Sub A_method_is_called_with_and_without_parentheses()
        Assert.That(x.Count, [Is].EqualTo(3))
        Assert.That(x.count(), [Is].EqualTo(3))
    End Sub

    <Test>
    Public Sub A_property_may_be_written_with_parentheses()
        Assert.That(x.Title(), [Is].EqualTo("Subject"))
    End Sub

    <Test>
    Public Sub An_overload_is_chosen_by_the_arguments()
        Assert.That(x.Add(2, 3), [Is].EqualTo(5))
        Assert.That(x.add("2", "3"), [Is].EqualTo("23"))
    End Sub

    <Test>
    Public Sub Arguments_may_be_named_in_any_case_and_order_and_left_out()
        Assert.That(x.Describe("ho"), [Is].EqualTo("ho!"))
        Assert.That(x.Describe("ho", suffix:="?"), [Is].EqualTo("ho?"))
        Assert.That(x.Describe(TIMES:=3, Name:="ho"), [Is].EqualTo("hohoho!"))
    End Sub

    <Test>
    Public Sub A_parameter_array_takes_any_number()
        Assert.That(x.Sum(), [Is].EqualTo(0))
        Assert.That(x.Sum(1, 2, 3), [Is].EqualTo(6))
        Assert.That(x.Sum({4, 5}), [Is].EqualTo(9))
    End Sub

    <Test>
    Public Sub What_a_ByRef_parameter_receives_comes_back()
        Dim a As Object = 1, b As Object = 2
        x.Swap(a, b)
        Dim text As String = "a"
        x.Grow(text, "b")

        Assert.That({a, b}, [Is].EqualTo({2, 1}))
        Assert.That(text, [Is].EqualTo("ab"))
    End Sub

    <Test>
    Public Sub A_typed_variable_comes_back_too()
        Dim a = 1, b = 2
        x.Swap(a, b)

        Assert.That({a, b}, [Is].EqualTo({2, 1}))
    End Sub

    <Test>
    Public Sub A_late_bound_call_that_throws_stores_nothing()
        Dim a As Object = 1, b = 2
        Dim thrown As InvalidOperationException = Nothing
        Try
            x.SwapAndFail(a, b)
        Catch failure As InvalidOperationException
            thrown = failure
        End Try

        Assert.That(thrown?.Message, [Is].EqualTo("swapped"))
        Assert.That({a, b}, [Is].EqualTo({1, 2}))
    End Sub

    <Test>
    Public Sub The_default_property_is_indexed()
        x(1, 2) = 7
        x(1, 2) += 1

        Assert.That(x(1, 2), [Is].EqualTo(8))
        Assert.That(_subject(1, 2), [Is].EqualTo(8))
    End Sub

    <Test>
    Public Sub What_a_property_holds_is_indexed_with_the_same_parentheses()
        x.Parts(1) = "nut"
        x.Stock("cog") = 5

        Assert.That(x.Parts(1), [Is].EqualTo("nut"))
        Assert.That(x.parts(0) & x.Stock("axle"), [Is].EqualTo("axle3"))
        Assert.That(_subject.Stock("cog"), [Is].EqualTo(5))
        Assert.That(x.Squares(3), [Is].EqualTo(9))
    End Sub

    <Test>
    Public Sub A_chain_of_members_is_followed()
        x.Child = New Subject() With {.Title = "child"}

        Assert.That(x.child.TITLE.Length, [Is].EqualTo(5))
    End Sub

    <Test>
    Public Sub An_operator_of_the_object_is_used()
        Dim five As Object = Hold(New Money(5D)), two As Object = Hold(New Money(2D))

        Assert.That((five + two).Amount, [Is].EqualTo(7D))
        Assert.That((3 * two).Amount, [Is].EqualTo(6D))
        Assert.That((-five).Amount, [Is].EqualTo(-5D))
        Assert.That(CBool(five = two), [Is].False)
        Assert.That(CBool(five <> two), [Is].True)
        Assert.That(CBool(two < five), [Is].True)
        Assert.That(If(five > two, "more", "less"), [Is].EqualTo("more"))
    End Sub

    <Test>
    Public Sub Nothing_and_identity_are_told_by_Is()
        Dim other As Object = x

        Assert.That(x Is Nothing, [Is].False)
        Assert.That(x.NothingAtAll() Is Nothing, [Is].True)
        Assert.That(other Is x, [Is].True)
        Assert.That(x IsNot Hold(New Subject()), [Is].True)
    End Sub

    <Test>
    Public Sub Values_take_part_in_Visual_Basics_own_conversions()
        Dim count As String = x.Count
        Dim half As Double = x.Count / 2
        Dim isThere As Boolean = x.Count

        Assert.That("n: " & x.Count & "; " & count, [Is].EqualTo("n: 3; 3"))
        Assert.That(half, [Is].EqualTo(1.5))
        Assert.That(isThere, [Is].True)
        Assert.That(x.Count = "3", [Is].True)
    End Sub

    <Test>
    Public Async Function Await_waits_for_a_task() As Task
        Assert.That(Await x.LoadAsync("it"), [Is].EqualTo("loaded it"))
    End Function

    <Test>
    Public Sub A_lambda_is_called_back()
        Dim twice As Func(Of Integer, Integer) = Function(n) 2 * n

        Assert.That(x.Apply(twice, 21), [Is].EqualTo(42))
    End Sub

    <Test>
    Public Sub An_exception_is_caught_as_itself()
        Dim caught = Assert.Throws(Of InvalidOperationException)(Sub() x.Fail("no"))

        Assert.That(caught.Message, [Is].EqualTo("no"))
    End Sub

    <Test>
    Public Sub With_names_the_object_once()
        With x
            .Title = "with"
            .Note = .Title & .Count
        End With

        Assert.That(_subject.Note, [Is].EqualTo("with3"))
    End Sub

    <Test>
    Public Sub What_does_not_exist_is_named()
        Dim caught = Assert.Catch(Sub() x.Nowhere())

        Assert.That(caught.Message, Does.Contain("Nowhere"))
    End Sub

    <Test>
    Public Sub A_dynamic_object_is_used_in_any_case()
        Dim bag As Object = New ExpandoObject()
        bag.Name = "bag"
        bag.Twice = Function(n As Integer) 2 * n
        Dim held As Object = Hold(bag)

        held.NAME &= "s"

        Assert.That(held.name, [Is].EqualTo("bags"))
    End Sub

    <Test>
    Public Sub A_dynamic_object_that_can_only_be_called_is_called()
        Dim parrot As Object = Hold(New Parrot())

        Assert.That(parrot.Say("hello", 2), [Is].EqualTo("Say hello 2"))
        Assert.That(parrot.Fly(), [Is].EqualTo("Fly"))
    End Sub

    <Test>
    Public Sub For_Each_walks_what_is_got()
        Dim seen As New List(Of String)
        For Each part In x.Parts
            seen.Add(part)
        Next

        Assert.That(seen, [Is].EqualTo({"axle", "bolt", "cog"}))
    End Sub

    <Test>
    Public Sub Using_disposes()
        Using disposable As IDisposable = x
            Assert.That(x.IsDisposed, [Is].False)
        End Using

        Assert.That(_subject.IsDisposed, [Is].True)
    End Sub

    <Test>
    Public Sub A_typed_event_of_an_interface_is_handled()
        Dim changed As New List(Of String)
        Dim source = CType(x, INotifyPropertyChanged)
        Dim handler As PropertyChangedEventHandler = Sub(sender, e) changed.Add(e.PropertyName)

        AddHandler source.PropertyChanged, handler
        x.Title = "new"
        RemoveHandler source.PropertyChanged, handler
        x.Title = "newer"

        Assert.That(changed, [Is].EqualTo({"Title"}))
    End Sub

    <Test>
    Public Sub A_member_of_sequences_is_called_on_the_remote_one()
        Assert.That(Enumerable.Count(Of Object)(CType(x.Parts, IEnumerable).Cast(Of Object)), [Is].EqualTo(3))
    End Sub

    Private Function Hold(value As Object) As Object
        If Not _isRemote Then Return value
        _held += 1
        _owner.Exports($"held {_held}") = value
        Return _holder.Get($"held {_held}")
    End Function
End Class
