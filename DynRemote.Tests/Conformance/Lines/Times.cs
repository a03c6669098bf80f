using System.Diagnostics;
using System.Globalization;
using DynRemote.Tests.Conformance.Differential;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>Times, time zones and calendars.</summary>
internal sealed class Times : LineTable
{
    public override string Title => "Times";

    protected override void Write()
    {
        Of("DateTime", () => new DateTime(2024, 2, 29, 12, 30, 0, DateTimeKind.Utc))
            .Gives(x => x.AddYears(1))
            .Gives(x => x.Kind);

        Of("DateTime, by reference", () => new DateTime(2024, 2, 29, 12, 30, 0, DateTimeKind.Utc)).ByReference()
            .Gives(x => x.AddDays(1))
            .Gives(x => x.Year + x.Month)
            .Gives(x => x - new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc))
            .Gives(x => new DateTime(2025, 1, 1) - x)
            .Gives(x => x + TimeSpan.FromHours(1))
            .Gives(x => x + 1)
            .Gives(x => x > new DateTime(2020, 1, 1))
            .Gives(x => x.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .Gives(x => x.AddMonths(20000))
            .Gives(x => x.DayOfWeek)
            .Gives(x => x.Date)
            .Gives(x => x.Ticks)
            .Gives(x => x.Subtract(TimeSpan.FromDays(1)));

        Of("DateTimeOffset, by reference", () => new DateTimeOffset(2024, 5, 1, 8, 0, 0, TimeSpan.FromHours(2))).ByReference()
            .Gives(x => x.UtcDateTime)
            .Gives(x => x.ToOffset(TimeSpan.Zero))
            .Gives(x => x.ToOffset(TimeSpan.FromHours(99)))
            .Gives(x => x.ToUnixTimeSeconds())
            .Gives(x => x == new DateTimeOffset(2024, 5, 1, 6, 0, 0, TimeSpan.Zero));

        Of("TimeSpan, by reference", () => TimeSpan.FromMinutes(90)).ByReference()
            .Gives(x => x.TotalHours)
            .Gives(x => x * 2)
            .Gives(x => x / TimeSpan.FromMinutes(30))
            .Gives(x => -x)
            .Gives(x => x.ToString(@"hh\:mm"))
            .Gives(x => x + TimeSpan.MaxValue);

        Of("DateOnly, by reference", () => new DateOnly(2024, 2, 29)).ByReference()
            .Gives(x => x.AddYears(1))
            .Gives(x => x.ToDateTime(new TimeOnly(1, 2)))
            .Gives(x => x.DayNumber)
            .Gives(x => x < new DateOnly(2025, 1, 1));

        Of("TimeZoneInfo", () => TimeZoneInfo.CreateCustomTimeZone("T", TimeSpan.FromHours(3), "Test", "Test time"))
            .Gives(x => x.BaseUtcOffset)
            .Gives(x => x.GetUtcOffset(new DateTime(2024, 7, 1)))
            .Gives(x => x.IsDaylightSavingTime(new DateTime(2024, 7, 1)))
            .Gives(x => x.StandardName)
            .Gives(x => x.DisplayName)
            .Gives(x => x.GetAdjustmentRules().Length)
            .Gives(x => x.ToString())
            .Does(x => x.Id = "other");

        Of("GregorianCalendar", () => new GregorianCalendar())
            .Gives(x => x.IsLeapYear(2024))
            .Gives(x => x.GetDaysInMonth(2023, 2))
            .Gives(x => x.GetWeekOfYear(new DateTime(2024, 12, 31), CalendarWeekRule.FirstFourDayWeek, DayOfWeek.Monday))
            .Gives(x => x.AddMonths(new DateTime(2024, 1, 31), 1))
            .Gives(x => x.GetDaysInMonth(2023, 13));

        Of("Stopwatch", () => new Stopwatch())
            .SeenBy(x => x.IsRunning)
            .Does(x => x.Start())
            .Gives(x => x.Elapsed)
            .Gives(x => { x.Start(); x.Stop(); x.Reset(); return x.ElapsedTicks; });

        Of("TimeProvider", () => TimeProvider.System)
            .Gives(x => x.TimestampFrequency > 0)
            .Gives(x => x.GetElapsedTime(0, 0))
            .Gives(x => x.GetUtcNow().Offset);
    }
}
