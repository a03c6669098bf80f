using DynRemote.Channels;
using DynRemote.Liveness;

namespace DynRemote.Tests.Conversation;

/// <summary>What <see cref="Silence"/> makes of what it sees, look by look: each case is a story told in steps of one look.</summary>
internal sealed class SilenceJudgementTests
{
    private static readonly TimeSpan Machine = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan Forever = Timeout.InfiniteTimeSpan;

    [Test]
    public void Where_acknowledgements_come_a_call_may_wait_for_ever()
    {
        var story = new Story(Machine, Forever);

        for (var look = 0; look < 10_000; look++)
            Assert.That(story.Look(sinceLast: look % 5 * 50), Is.EqualTo(Finding.Nothing));
    }

    [Test]
    public void A_quarter_of_a_second_of_quiet_asks_for_a_sign()
    {
        var story = new Story(Machine, Forever);

        Assert.That(story.Look(sinceLast: 200), Is.EqualTo(Finding.Nothing));
        Assert.That(story.Look(sinceLast: 250), Is.EqualTo(Finding.AskForASign));
    }

    [Test]
    public void Nothing_is_asked_while_no_call_waits_or_somebody_sends()
    {
        var story = new Story(Machine, Forever);

        Assert.That(story.Look(sinceLast: 400, callsWait: false), Is.EqualTo(Finding.Nothing));
        Assert.That(story.Look(sinceLast: 450, sending: true), Is.EqualTo(Finding.Nothing));
    }

    [Test]
    public void A_sign_that_is_acknowledged_and_never_read_is_the_only_one()
    {
        var story = new Story(Machine, Forever);
        story.Look(sinceLast: 250);

        // An hour at a breakpoint; probes are answered once a second.
        for (var look = 0; look < 72_000; look++)
            Assert.That(story.Look(sinceLast: look % 20 * 50, unread: true), Is.EqualTo(Finding.Nothing));
    }

    [Test]
    public void What_is_not_acknowledged_ends_it_before_a_second_has_passed()
    {
        var story = new Story(Machine, Forever);
        story.Look(sinceLast: 200);
        Assert.That(story.Look(sinceLast: 250), Is.EqualTo(Finding.AskForASign));

        var (found, passed) = story.Until(Finding.MachineIsGone, due: true, firstSinceLast: 300);

        Assert.That(found, Is.True);
        Assert.That(passed, Is.InRange(TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(650)));
    }

    [Test]
    public void A_sign_that_seems_lost_is_sent_again_but_not_without_end()
    {
        var story = new Story(TimeSpan.FromHours(1), Forever);
        Assert.That(story.Look(sinceLast: 250), Is.EqualTo(Finding.AskForASign));

        var repeats = 0;
        for (var look = 1; look < 1000; look++)
        {
            if (story.Look(sinceLast: 250 + (50 * look), due: true, unread: true) == Finding.AskForASign)
                repeats++;
        }

        Assert.That(repeats, Is.EqualTo(8));
    }

    [Test]
    public void An_acknowledgement_begins_the_time_anew()
    {
        var story = new Story(Machine, Forever);

        for (var look = 0; look < 1000; look++)
            Assert.That(story.Look(sinceLast: look % 10 * 50, due: true, unread: true), Is.Not.EqualTo(Finding.MachineIsGone));
    }

    [Test]
    public void A_network_that_needs_more_time_gets_it()
    {
        var story = new Story(Machine, Forever, patience: 4000);

        var (found, passed) = story.Until(Finding.MachineIsGone, due: true, firstSinceLast: 50);

        Assert.That(found, Is.True);
        Assert.That(passed, Is.InRange(TimeSpan.FromMilliseconds(3950), TimeSpan.FromMilliseconds(4100)));
    }

    [Test]
    public void A_look_that_comes_late_proves_nothing()
    {
        var story = new Story(Machine, Forever);
        story.Look(due: true);

        story.Pass(TimeSpan.FromSeconds(10));

        Assert.That(story.Look(sinceLast: 10_000, due: true), Is.EqualTo(Finding.Nothing));
        Assert.That(story.Until(Finding.MachineIsGone, due: true, firstSinceLast: 10_050).Found, Is.True);
    }

    [Test]
    public void While_no_call_waits_what_is_not_acknowledged_has_three_seconds()
    {
        var story = new Story(Machine, Forever);

        var (found, passed) = story.Until(Finding.MachineIsGone, due: true, firstSinceLast: 50, callsWait: false);

        Assert.That(found, Is.True);
        Assert.That(passed, Is.InRange(TimeSpan.FromMilliseconds(2950), TimeSpan.FromMilliseconds(3100)));
    }

    [Test]
    public void A_connection_on_which_nothing_happens_is_left_alone_after_a_second()
    {
        var story = new Story(Machine, Forever);

        var (found, passed) = story.Until(Finding.NothingToSee, due: false, firstSinceLast: 50, callsWait: false);

        Assert.That(found, Is.True);
        Assert.That(passed, Is.InRange(TimeSpan.FromMilliseconds(950), TimeSpan.FromMilliseconds(1100)));
    }

    [Test]
    public void A_program_that_may_be_silent_for_ever_is_not_ended_and_one_that_may_not_is()
    {
        var patient = new Story(Machine, Forever);
        var impatient = new Story(Machine, TimeSpan.FromSeconds(2));

        Assert.That(patient.Until(Finding.ProgramIsSilent, due: false, firstSinceLast: 0, unread: true).Found, Is.False);
        Assert.That(impatient.Until(Finding.ProgramIsSilent, due: false, firstSinceLast: 0, unread: true).Found, Is.True);
    }

    [Test]
    public void Without_a_limit_no_machine_is_gone()
    {
        var story = new Story(Forever, Forever);

        Assert.That(story.Until(Finding.MachineIsGone, due: true, firstSinceLast: 50).Found, Is.False);
    }

    /// <summary>Looks at a connection again and again, a look apart.</summary>
    private sealed class Story(TimeSpan machineLimit, TimeSpan programLimit, double patience = 0)
    {
        private readonly Silence _silence = new(machineLimit, programLimit);
        private TimeSpan _now = TimeSpan.FromHours(1);

        public void Pass(TimeSpan time) => _now += time;

        public Finding Look(double sinceLast = 0, bool due = false, bool callsWait = true, bool sending = false, bool unread = false)
        {
            _now += Silence.Interval;
            var delivery = new Delivery(due, TimeSpan.FromMilliseconds(sinceLast), TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(patience));
            return _silence.Judge(new Sighting(_now, callsWait, sending, 0, unread, delivery));
        }

        public (bool Found, TimeSpan Passed) Until(Finding finding, bool due, double firstSinceLast, bool callsWait = true, bool unread = false)
        {
            var begun = _now;
            for (var look = 0; look < 500; look++)
            {
                if (Look(firstSinceLast + (look * Silence.Interval.TotalMilliseconds), due, callsWait, unread: unread) == finding)
                    return (true, _now - begun);
            }
            return (false, _now - begun);
        }
    }
}
