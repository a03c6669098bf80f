Imports DynRemote.Tests.Interop

''' <summary>Late binding on objects of another process, whose types this program does not have.</summary>
Public Class OtherProcessTests
    Inherits PeerSuite

    Private shop As Object

    <SetUp>
    Public Sub EnterTheShop()
        shop = Root.Shop
    End Sub

    <Test>
    Public Sub An_order_is_placed_filled_and_read()
        Dim order = shop.place("Ann")
        order.Add("nut", 1.5D, 3).Add("bolt", 0.5D)

        Assert.That(order.PRICE, [Is].EqualTo(5D))
        Assert.That(order.Lines(0).Article & "/" & order("bolt").Count, [Is].EqualTo("nut/1"))
        Assert.That(shop.ByCustomer("Ann") Is order, [Is].True)
    End Sub

    <Test>
    Public Sub Arguments_are_named_in_any_case_and_left_out()
        Dim order = shop.Place(CUSTOMER:="Bob")
        order.Add(Price:=2D, Article:="nut")

        Assert.That(order.Lines(0).Count, [Is].EqualTo(1))
    End Sub

    <Test>
    Public Sub A_member_of_any_kind_takes_one_round_trip()
        Dim order = shop.Place("Ann")
        order.Add("nut", 1.5D, 3)
        Dim before = Connection.Statistics.RoundTrips

        Dim customer = order.CUSTOMER ' a property
        Dim line = order.lines(0)     ' what a property holds, indexed
        Dim title = shop.Describe(order) ' a delegate that a property holds, called
        order.customer = customer & "e"

        Assert.That(Connection.Statistics.RoundTrips - before, [Is].EqualTo(4))
        Assert.That(line.Article & title & order.Customer, Does.StartWith("nut").And.EndsWith("Anne"))
    End Sub

    <Test>
    Public Sub A_variable_comes_back_only_where_the_parameter_is_by_reference()
        Dim name As New String("x"c, 10000)
        Dim before = Connection.Statistics

        shop.Place(name)

        Assert.That(Connection.Statistics.BytesSent - before.BytesSent, [Is].GreaterThan(10000))
        Assert.That(Connection.Statistics.BytesReceived - before.BytesReceived, [Is].LessThan(1000))
    End Sub

    <Test>
    Public Sub An_event_is_handled_until_the_handler_is_removed()
        Dim order = shop.Place("Ann")
        Dim seen As New List(Of String)
        Dim handler As New EventHandler(Sub(sender, e) seen.Add(CType(CType(e, Object).After, Object).ToString()))

        order.StatusChanged += handler
        order.Advance(shop.Busiest)
        order.statuschanged -= handler
        order.Advance(shop.Busiest)

        Assert.That(seen, [Is].EqualTo({"Sent"}))
    End Sub

    <Test>
    Public Sub Operators_of_an_unknown_type_are_its_own()
        Dim till = shop.Till

        Assert.That((till + till).Amount, [Is].EqualTo(20D))
        Assert.That((3 * till).Amount, [Is].EqualTo(30D))
        Assert.That((-till).Amount, [Is].EqualTo(-10D))
    End Sub

    <Test>
    Public Sub An_object_of_this_program_is_used_over_there()
        Dim list As New List(Of Object)
        Dim guest As New Subject() With {.Title = "Vera"}

        Root.Guests.AddTo(list, guest)

        Assert.That(list.Single() Is guest, [Is].True)
        Assert.That(Root.Guests.Apply(New Func(Of Integer, Integer)(Function(n) n * n), 9), [Is].EqualTo(81))
    End Sub

    <Test>
    Public Sub A_sequence_is_walked_and_queried_through_its_interface()
        Dim order = shop.Place("Ann")
        order.Add("nut", 1.5D).Add("bolt", 0.5D)
        Dim seen As New List(Of String)

        For Each line In Remote.As(Of IEnumerable)(order.Lines)
            seen.Add(line.Article)
        Next
        Dim cheap = From line In Remote.As(Of IEnumerable)(order.Lines) Where line.Price < 1D Select line.Article

        Assert.That(seen, [Is].EqualTo({"nut", "bolt"}))
        Assert.That(cheap, [Is].EqualTo({"bolt"}))
    End Sub

    <Test>
    Public Async Function An_asynchronous_method_is_awaited() As Task
        Dim address = Await shop.FindAddressAsync("Mill Lane")

        Assert.That(address.Street, [Is].EqualTo("Mill Lane"))
    End Function

    <Test>
    Public Sub What_does_not_exist_is_Visual_Basics_own_error()
        Dim caught = Assert.Throws(Of MissingMemberException)(Sub() shop.Nowhere(1))

        Assert.That(caught.Message, Does.Contain("Nowhere"))
    End Sub
End Class
