Imports System.ComponentModel
Imports System.Dynamic

''' <summary>What late binding is tried on, once as it is and once from afar.</summary>
Public Class Subject
    Implements IDisposable, IEnumerable(Of String), INotifyPropertyChanged

    Public Note As String = "field"
    Public ReadOnly Parts As New List(Of String) From {"axle", "bolt", "cog"}
    Public ReadOnly Stock As New Dictionary(Of String, Integer) From {{"axle", 3}, {"bolt", 40}}
    Public Twice As Func(Of Integer, Integer) = Function(n) 2 * n

    Private ReadOnly _cells(3, 3) As Integer
    Private _title As String = "Subject"

    Public Event PropertyChanged As PropertyChangedEventHandler Implements INotifyPropertyChanged.PropertyChanged
    Public Event Counted(sender As Object, count As Integer)

    Public Property IsDisposed As Boolean

    Public Property Title As String
        Get
            Return _title
        End Get
        Set(value As String)
            _title = value
            RaiseEvent PropertyChanged(Me, New PropertyChangedEventArgs(NameOf(Title)))
        End Set
    End Property

    Public Property Child As Object

    Default Public Property Cell(row As Integer, column As Integer) As Integer
        Get
            Return _cells(row, column)
        End Get
        Set(value As Integer)
            _cells(row, column) = value
        End Set
    End Property

    Public ReadOnly Property Squares As Integer() = {0, 1, 4, 9}

    Public Function Count() As Integer
        RaiseEvent Counted(Me, Parts.Count)
        Return Parts.Count
    End Function

    Public Function Add(a As Integer, b As Integer) As Integer
        Return a + b
    End Function

    Public Function Add(a As String, b As String) As String
        Return a & b
    End Function

    Public Function Describe(name As String, Optional times As Integer = 1, Optional suffix As String = "!") As String
        Return String.Concat(Enumerable.Repeat(name, times)) & suffix
    End Function

    Public Function Sum(ParamArray numbers As Integer()) As Integer
        Return numbers.Sum()
    End Function

    Public Sub Swap(ByRef a As Integer, ByRef b As Integer)
        Dim kept = a
        a = b
        b = kept
    End Sub

    Public Sub SwapAndFail(ByRef a As Integer, ByRef b As Integer)
        Swap(a, b)
        Throw New InvalidOperationException("swapped")
    End Sub

    Public Sub Grow(ByRef text As String, by As String)
        text &= by
    End Sub

    Public Sub Fail(message As String)
        Throw New InvalidOperationException(message)
    End Sub

    Public Function Apply(change As Func(Of Integer, Integer), value As Integer) As Integer
        Return change(value)
    End Function

    Public Async Function LoadAsync(name As String) As Task(Of String)
        Await Task.Yield()
        Return "loaded " & name
    End Function

    Public Function NothingAtAll() As Object
        Return Nothing
    End Function

    Public Sub Dispose() Implements IDisposable.Dispose
        IsDisposed = True
        GC.SuppressFinalize(Me)
    End Sub

    Public Function GetEnumerator() As IEnumerator(Of String) Implements IEnumerable(Of String).GetEnumerator
        Return Parts.GetEnumerator()
    End Function

    Private Function GetUntypedEnumerator() As IEnumerator Implements IEnumerable.GetEnumerator
        Return GetEnumerator()
    End Function
End Class

''' <summary>A sum of money, with operators of its own.</summary>
Public Class Money

    Public Sub New(amount As Decimal)
        Me.Amount = amount
    End Sub

    Public ReadOnly Property Amount As Decimal

    Public Shared Operator +(left As Money, right As Money) As Money
        Return New Money(left.Amount + right.Amount)
    End Operator

    Public Shared Operator *(factor As Integer, money As Money) As Money
        Return New Money(factor * money.Amount)
    End Operator

    Public Shared Operator -(money As Money) As Money
        Return New Money(-money.Amount)
    End Operator

    Public Shared Operator =(left As Money, right As Money) As Boolean
        Return left.Amount = right.Amount
    End Operator

    Public Shared Operator <>(left As Money, right As Money) As Boolean
        Return left.Amount <> right.Amount
    End Operator

    Public Shared Operator <(left As Money, right As Money) As Boolean
        Return left.Amount < right.Amount
    End Operator

    Public Shared Operator >(left As Money, right As Money) As Boolean
        Return left.Amount > right.Amount
    End Operator

    Public Shared Narrowing Operator CType(money As Money) As Decimal
        Return money.Amount
    End Operator

    Public Overrides Function Equals(obj As Object) As Boolean
        Return TypeOf obj Is Money AndAlso DirectCast(obj, Money).Amount = Amount
    End Function

    Public Overrides Function GetHashCode() As Integer
        Return Amount.GetHashCode()
    End Function

    Public Overrides Function ToString() As String
        Return $"{Amount:0.00} EUR"
    End Function
End Class

''' <summary>A dynamic object that has methods of any name, and nothing to read.</summary>
Public Class Parrot
    Inherits DynamicObject

    Public Overrides Function TryInvokeMember(binder As InvokeMemberBinder, args() As Object, ByRef result As Object) As Boolean
        result = String.Join(" ", args.Prepend(binder.Name))
        Return True
    End Function
End Class
