using System.Dynamic;
using DynRemote.Tests.Conformance.Channels;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Tests.Conformance;

/// <summary>Objects that are handed out as views.</summary>
public sealed class ViewTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    [Test]
    public void A_view_is_a_root_a_name_an_argument_and_a_result()
    {
        var account = new Account();
        var view = Remote.View(account).ReadOnly();
        var (_, holder) = NewConnection(ownerRoot: view);

        AssertReadOnly(holder.Root);
        AssertReadOnly(Held(view));
        AssertReadOnly(Held((Func<object>)(() => view))());
        AssertReadOnly(Held((Func<(int, object)>)(() => (1, view)))().Item2);

        void AssertReadOnly(dynamic held)
        {
            Assert.That((int)held.Balance, Is.EqualTo(10));
            Assert.Throws<RemoteAccessException>(() => held.Balance = 11);
        }
    }

    [Test]
    public void A_view_has_one_proxy_and_another_view_another_one()
    {
        var account = new Account();
        var view = Remote.View(account);

        object held = Held(view);
        Assert.That(held, Is.SameAs((object)Held(view)));
        Assert.That(held, Is.Not.SameAs((object)Held(Remote.View(account))));
        Assert.That(held, Is.Not.SameAs((object)Held(account)));
    }

    [Test]
    public void A_view_comes_home_as_itself_and_this_sides_code_may_do_with_it_what_it_allows()
    {
        var view = Remote.View(new Account()).Allow("Balance", "Deposit", "GetEnumerator");
        object? home = null;
        dynamic keep = Held((Action<object>)(value => home = value));
        keep(Held(view));
        dynamic local = home!;

        Assert.That(home, Is.SameAs(view));
        Assert.That((int)local.Balance, Is.EqualTo(10));
        Assert.That((object)local.Deposit(5), Is.SameAs(view));
        dynamic deposit = local.Deposit;
        deposit(1);
        Assert.That((int)local.Balance, Is.EqualTo(16));
        var bookings = new List<int>();
        foreach (var booking in local)
            bookings.Add((int)booking);
        Assert.That(bookings, Is.EqualTo(new[] { 5, 1 }));
        Assert.That(() => local.Owner, Throws.TypeOf<RemoteAccessException>());
        Assert.That(() => { Account typed = local; }, Throws.TypeOf<RuntimeBinderException>());
        Assert.That(view.GetDynamicMemberNames(), Is.SupersetOf(new[] { "Balance", "Deposit" }).And.Not.Contains("Owner"));
        Assert.That(view.ToString(), Does.Contain(nameof(Account)).And.Not.Contain("Ann"));
    }

    [Test]
    public void A_method_with_a_parameter_of_the_objects_class_does_not_take_its_view()
    {
        dynamic view = Held(Remote.View(new Account()).ReadOnly());
        dynamic accounts = Held(new List<Account>());
        dynamic echo = Held((Func<Account, Account>)(account => account));

        Assert.That(() => accounts.Add(view), Throws.TypeOf<RuntimeBinderException>().With.Message.Contains("a view is not handed on"));
        Assert.That(() => echo(view), Throws.TypeOf<RuntimeBinderException>());
        Assert.That((object)accounts.Count, Is.EqualTo(0));
    }

    [Test]
    public void Names_that_are_allowed_add_up_and_a_denied_one_stays_denied()
    {
        dynamic view = Held(Remote.View(new Account()).Allow("Balance").Allow("Owner", "Deposit").Deny("Owner"));

        Assert.That((int)view.Balance, Is.EqualTo(10));
        view.Deposit(1);
        Assert.Throws<RemoteAccessException>(() => _ = view.Owner);
    }

    [Test]
    public void A_function_allows_what_it_says()
    {
        dynamic view = Held(Remote.View(new Account()).Allow(request => request.Kind == AccessKind.Read && request.Name != "Owner"));
        dynamic failing = Held(Remote.View(new Account()).Allow(_ => throw new InvalidOperationException()));

        Assert.That((int)view.Balance, Is.EqualTo(10));
        Assert.Throws<RemoteAccessException>(() => view.Balance = 1);
        Assert.Throws<RemoteAccessException>(() => _ = view.Owner);
        Assert.Throws<RemoteAccessException>(() => _ = failing.Balance);
    }

    [Test]
    public void A_read_only_list_is_read_in_all_the_ways_and_written_in_none()
    {
        var numbers = new List<int> { 3, 1, 2 };
        dynamic list = Held(Remote.View(numbers).ReadOnly());

        Assert.That((int)list[1], Is.EqualTo(1));
        Assert.That((bool)list.Contains(2), Is.True);
        Assert.That((int)list.IndexOf(2), Is.EqualTo(2));
        Assert.That((int)list.Count, Is.EqualTo(3));
        Assert.That((int[])list, Is.EqualTo(numbers));
        Assert.That((int)list.Max(), Is.EqualTo(3));
        Assert.That(Remote.Copy<List<int>>((object)list), Is.EqualTo(numbers));
        Assert.Throws<RemoteAccessException>(() => list[0] = 4);
        Assert.Throws<RemoteAccessException>(() => list.Add(4));
        Assert.Throws<RemoteAccessException>(() => list.Clear());
        Assert.Throws<RemoteAccessException>(() => ((IList<int>)list).Add(4));
        Assert.Throws<RemoteAccessException>(() => ((IList<int>)list)[0] = 4);
        Assert.Throws<RemoteAccessException>(() => Held((Action<List<int>>)(copy => copy.Sort()), Holder, Owner)(Remote.View(numbers).ReadOnly()));
        Assert.That(numbers, Is.EqualTo(new[] { 3, 1, 2 }));
    }

    [Test]
    public void A_read_only_dictionary_array_and_dynamic_object_cannot_be_written()
    {
        var ages = new Dictionary<string, int> { ["Ann"] = 7 };
        int[] numbers = [1, 2];
        dynamic person = new ExpandoObject();
        person.Name = "Ann";

        dynamic table = Held(Remote.View(ages).ReadOnly());
        Assert.That((int)table["Ann"], Is.EqualTo(7));
        Assert.That((bool)table.ContainsKey("Ben"), Is.False);
        Assert.Throws<RemoteAccessException>(() => table["Ben"] = 8);
        Assert.Throws<RemoteAccessException>(() => table.Remove("Ann"));

        dynamic array = Held(Remote.View(numbers).ReadOnly());
        Assert.That((int)array[1], Is.EqualTo(2));
        Assert.Throws<RemoteAccessException>(() => array[1] = 3);

        dynamic held = Held(Remote.View((object)person).ReadOnly());
        Assert.That((string)held.Name, Is.EqualTo("Ann"));
        Assert.Throws<RemoteAccessException>(() => held.Name = "Ben");
        Assert.Throws<RemoteAccessException>(() => held.Age = 7);
        Assert.That((string)Held(Remote.View((object)person).Allow("Name")).Name, Is.EqualTo("Ann"));
        Assert.That(((RemoteObject)Held(Remote.View((object)person).Allow("Age"))).GetDynamicMemberNames(), Is.Empty);
    }

    [Test]
    public void A_method_that_is_named_may_be_called_on_a_read_only_view()
    {
        dynamic view = Held(Remote.View(new Account()).ReadOnly("Audit"));

        Assert.That((string)view.Audit(), Is.EqualTo("audited"));
        Assert.Throws<RemoteAccessException>(() => view.Deposit(1));
    }

    [Test]
    public void Where_the_object_gives_itself_out_the_view_takes_its_place()
    {
        dynamic view = Held(Remote.View(new Account()).Deny("Owner"));
        object? sender = null;
        object? handed = null;

        view.Changed += (EventHandler)((from, _) => sender = from);
        Assert.That((object)view.Deposit(1), Is.SameAs((object)view));
        view.Hand((Action<object>)(account => handed = account));
        view.Give(out dynamic given);
        dynamic later = ((Task<object>)view.DepositAsync(1)).WaitAsync(Limit).GetAwaiter().GetResult();

        Assert.That(sender, Is.SameAs((object)view));
        Assert.That(handed, Is.SameAs((object)view));
        Assert.That((object)given, Is.SameAs((object)view));
        Assert.That((object)later, Is.SameAs((object)view));
        Assert.That((object)(view + 1), Is.SameAs((object)view));
    }

    [TestCase("Interface")]
    [TestCase("Dynamic")]
    [TestCase("Method")]
    [TestCase("Limited")]
    [TestCase("Promise")]
    [TestCase("Plan")]
    [TestCase("Result")]
    [TestCase("Reference")]
    [TestCase("Tuple")]
    [TestCase("Array")]
    public void A_peers_object_that_came_through_a_view_is_handed_the_view_and_not_the_object(string way)
    {
        var mine = new Visitor();
        dynamic view = Held(Remote.View(new Account()).Deny("Owner"));

        switch (way)
        {
            case "Tuple":
                view.ReceivePair((mine, 1));
                break;
            case "Array":
                view.ReceiveAll(new object[] { mine });
                break;
            default:
                view.Receive(mine, way);
                break;
        }

        Assert.That(mine.Visited, Is.SameAs((object)view));
    }

    [Test]
    public void A_recorded_function_that_came_through_a_view_is_handed_the_view_and_not_the_object()
    {
        var account = new Account();
        dynamic view = Held(Remote.View(account).Deny("Owner"));

        Assert.That((int)view.Ask(Remote.Fn(a => a.Balance)), Is.EqualTo(10));
        Assert.That(() => view.Ask(Remote.Fn(a => a.Owner)), Throws.TypeOf<RemoteAccessException>());
        Assert.That(() => Remote.Run(() => view.Ask(Remote.Fn(a => a.Owner))), Throws.TypeOf<RemoteAccessException>());
        Assert.That((object)view.Ask(Remote.Fn(a => a)), Is.SameAs((object)view));
        Assert.That((int)view.Deposit(1).Ask(Remote.Fn<Func<object, int>>(a => 3)), Is.EqualTo(3));
        var kept = Remote.Fn<EventHandler>((sender, _) => view.Keep(sender));
        view.Changed += kept;
        account.Deposit(1);
        Assert.That(account.Kept, Is.Not.SameAs(account).And.Not.Null);
    }

    [Test]
    public void A_view_of_a_view_is_handed_out_in_place_of_the_object_of_that()
    {
        var mine = new Visitor();
        dynamic view = Held(Remote.View(Remote.View(new Account()).Deny("Owner")).Deny("Audit"));

        view.Receive(mine, "Interface");

        Assert.That(mine.Visited, Is.SameAs((object)view));
    }

    [Test]
    public void A_peers_object_that_came_through_a_view_is_one_object_and_comes_home_as_itself()
    {
        var mine = new Visitor();
        var account = new Account();
        dynamic view = Held(Remote.View(account));
        dynamic plain = Held(account);

        Assert.That((object)view.Keep(mine), Is.SameAs(mine));
        Assert.That((bool)view.Has(mine), Is.True);
        Assert.That((bool)plain.Has(mine), Is.True);
        Assert.That((bool)view.Has(new Visitor()), Is.False);
        Assert.That((object)plain.Kept, Is.SameAs(mine));
    }

    [Test]
    public void A_handler_that_was_added_through_a_view_is_removed_through_it()
    {
        var account = new Account();
        dynamic view = Held(Remote.View(account));
        var heard = 0;
        var handler = (EventHandler)((_, _) => heard++);

        view.Changed += handler;
        account.Deposit(1);
        view.Changed -= handler;
        account.Deposit(1);

        Assert.That(heard, Is.EqualTo(1));
        Assert.That(account.Handlers, Is.Zero);
    }

    [Test]
    public void Revoking_ends_enumerations_and_removes_handlers()
    {
        var account = new Account();
        var view = Remote.View(account).Revocable();
        dynamic held = Held(view);
        held.Changed += (EventHandler)((_, _) => { });
        var endless = Remote.View(account.Endless()).Revocable();
        using var numbers = ((IEnumerable<int>)Held(endless)).GetEnumerator();
        Assert.That(numbers.MoveNext(), Is.True);

        view.Revoke();
        endless.Dispose();

        Assert.That(account.Handlers, Is.Zero);
        Assert.That(() => Walk(numbers), Throws.TypeOf<RemoteAccessException>());

        static void Walk(IEnumerator<int> numbers)
        {
            while (numbers.MoveNext())
                _ = numbers.Current;
        }
    }

    [Test]
    public void What_is_made_of_a_revocable_view_is_revoked_with_it_and_not_the_reverse()
    {
        var lent = Remote.View(new Account()).Revocable();
        var part = lent.Allow("Balance").Revocable();
        var other = lent.ReadOnly();
        dynamic heldPart = Held(part);
        dynamic heldOther = Held(other);

        part.Revoke();
        Assert.Throws<RemoteAccessException>(() => _ = heldPart.Balance);
        Assert.That((int)heldOther.Balance, Is.EqualTo(10));

        lent.Revoke();
        Assert.Throws<RemoteAccessException>(() => _ = heldOther.Balance);
        Assert.That(other.IsRevoked, Is.True);
        Assert.Throws<InvalidOperationException>(() => Remote.View(new Account()).Revoke());
    }

    [Test]
    public void A_view_of_a_third_peers_object_narrows_what_is_passed_on()
    {
        var account = new Account();
        var (middle, far) = NewConnection();
        dynamic atMiddle = Held(account, middle, far);
        var view = Remote.View((object)atMiddle).Allow("Balance", "Deposit", "GetEnumerator").Revocable();
        dynamic held = Held(view);

        Assert.That((int)held.Balance, Is.EqualTo(10));
        Assert.That((object)held.Deposit(2), Is.SameAs((object)held));
        Assert.That(((IEnumerable<object>)System.Linq.Enumerable.Cast<object>(held)).Single(), Is.EqualTo(2));
        Assert.Throws<RemoteAccessException>(() => _ = held.Owner);
        Assert.Throws<RemoteAccessException>(() => Remote.Copy<Statement>((object)held));
        Assert.That(((RemoteObject)held).GetDynamicMemberNames(), Does.Contain("Deposit").And.Not.Contains("Owner"));
        view.Revoke();
        Assert.Throws<RemoteAccessException>(() => _ = held.Balance);
    }

    [Test]
    public void A_view_of_a_delegate_is_called_only_where_that_is_allowed()
    {
        var calls = 0;
        Action action = () => calls++;

        Held(Remote.View(action))();
        dynamic closed = Held(Remote.View(action).Allow());
        Assert.Throws<RemoteAccessException>(() => closed());
        Assert.Throws<RemoteAccessException>(() => closed.Invoke());
        Assert.That(() => (closed + (Action)(() => { }))(), Throws.InstanceOf<Exception>());
        Assert.That(() => Held((Action<Action>)(taken => taken()))(closed), Throws.InstanceOf<Exception>());
        Assert.That(calls, Is.EqualTo(1));
    }

    [Test]
    public void Two_operands_that_are_views_are_both_asked()
    {
        dynamic open = Held(Remote.View(new Account()));
        dynamic closed = Held(Remote.View(new Account()).Allow("Balance"));

        dynamic another = Held(Remote.View(new Account()));
        Assert.That((bool)(open < another), Is.False);
        Assert.Throws<RemoteAccessException>(() => _ = open < closed);
        Assert.Throws<RemoteAccessException>(() => _ = closed < open);
    }

    [Test]
    public void Types_and_null_have_no_views()
    {
        Assert.Throws<ArgumentException>(() => Remote.View(typeof(Account)));
        Assert.Throws<ArgumentNullException>(() => Remote.View(null!));
        Assert.Throws<ArgumentNullException>(() => Remote.View(new Account()).Allow((string[])null!));
        Assert.Throws<ArgumentException>(() => Remote.View(new Account()).Allow(""));
    }

    public sealed record Statement(string Owner);

    public interface IVisitor
    {
        object? Visit(object account);
    }

    public sealed class Visitor : IVisitor
    {
        public object? Visited { get; private set; }

        public Visitor Self => this;

        public object? Visit(object account) => Visited = account;

        public void Replace(ref object account) => Visited = account;
    }

    public sealed class Account : IEnumerable<int>
    {
        private readonly List<int> _bookings = [];
        private EventHandler? _changed;

        public event EventHandler Changed
        {
            add
            {
                _changed += value;
                Handlers++;
            }

            remove
            {
                _changed -= value;
                Handlers--;
            }
        }

        public int Handlers { get; private set; }

        public string Owner => "Ann";

        public int Balance { get; set; } = 10;

        public static Account operator +(Account account, int amount) => account.Deposit(amount);

        public static bool operator <(Account left, Account right) => left.Balance < right.Balance;

        public static bool operator >(Account left, Account right) => left.Balance > right.Balance;

        public Account Deposit(int amount)
        {
            Balance += amount;
            _bookings.Add(amount);
            _changed?.Invoke(this, EventArgs.Empty);
            return this;
        }

        public async Task<object> DepositAsync(int amount)
        {
            await Task.Yield();
            return Deposit(amount);
        }

        public object? Kept { get; private set; }

        public object Keep(object kept) => Kept = kept;

        public bool Has(object kept) => kept.Equals(Kept);

        public void ReceivePair((object Visitor, int Number) pair) => ((dynamic)pair.Visitor).Visit(this);

        public void ReceiveAll(object[] visitors) => ((dynamic)visitors[0]).Visit(this);

        public object Ask(Func<dynamic, object> question) => question(this);

        public void Receive(dynamic visitor, string way)
        {
            var me = this;
            switch (way)
            {
                case "Interface":
                    ((IVisitor)visitor).Visit(this);
                    break;
                case "Dynamic":
                    visitor.Visit(this);
                    break;
                case "Method":
                    var visit = visitor.Visit;
                    visit(this);
                    break;
                case "Limited":
                    Remote.With(visitor, Limit).Visit(this);
                    break;
                case "Promise":
                    ((Task)Remote.Async(visitor).Self.Visit(this)).WaitAsync(Limit).GetAwaiter().GetResult();
                    break;
                case "Plan":
                    Remote.Run(() => visitor.Self.Visit(me));
                    break;
                case "Result":
                    visitor.Self.Visit(this);
                    break;
                default:
                    visitor.Replace(ref me);
                    break;
            }
        }

        public void Hand(Action<Account> taker) => taker(this);

        public void Give(out Account account) => account = this;

        public string Audit() => "audited";

        public IEnumerable<int> Endless()
        {
            for (var i = 0; ; i++)
                yield return i;
        }

        public IEnumerator<int> GetEnumerator() => _bookings.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => "the account of Ann";
    }
}
