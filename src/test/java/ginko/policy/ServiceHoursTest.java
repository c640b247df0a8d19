package ginko.policy;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.Language;
import ginko.policy.Openness.Closed;
import ginko.policy.Openness.Open;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final BankCalendar CALENDAR =
            new BankCalendar(
                    BERLIN,
                    new CalendarDays(
                            null,
                            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                            Set.of(),
                            Set.of(),
                            Set.of(),
                            2026,
                            2027));

    private static ServiceHours hours(List<String> bankDay, List<String> otherDay, Closure... c) {
        ServiceLine line =
                new ServiceLine(
                        BankService.BALANCE, null, List.of(1), windows(bankDay), windows(otherDay));
        HoursNote note =
                new HoursNote(1, new LocalText(Language.EN, Map.of(Language.EN, "closed")));
        return new ServiceHours(
                new HoursTable(OutageReach.MARKED, List.of(line), List.of(note), List.of(c)),
                CALENDAR);
    }

    private static List<TimeWindow> windows(List<String> texts) {
        return texts.stream().map(text -> TimeWindow.parse(text).orElseThrow()).toList();
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static Closure closure(DateRule on, String from, String to) {
        return new Closure(
                "x",
                1,
                ClosureScope.SERVICE,
                on,
                DayTime.parse(from).orElseThrow(),
                DayTime.parse(to).orElseThrow());
    }

    @Test
    void aServiceWithoutARowIsNotOffered() {
        ServiceHours hours = hours(List.of("00:00-24:00"), List.of());

        assertThat(hours.at(BankService.PAY_EASY, berlin("2026-11-25T10:00:00")))
                .isEqualTo(new Closed(null, List.of(Closed.NOT_OFFERED)));
    }

    @Test
    void aServiceThatNeverClosesHasNoEnd() {
        ServiceHours hours = hours(List.of("00:00-24:00"), List.of("00:00-24:00"));

        assertThat(hours.at(BankService.BALANCE, berlin("2026-11-25T10:00:00")))
                .isEqualTo(new Open(null));
    }

    @Test
    void aServiceThatNeverOpensHasNoBeginning() {
        ServiceHours hours = hours(List.of(), List.of());

        assertThat(hours.at(BankService.BALANCE, berlin("2026-11-25T10:00:00")))
                .isEqualTo(new Closed(null, List.of(Closed.HOURS)));
    }

    @Test
    void adjoiningWindowsCountAsOne() {
        ServiceHours hours = hours(List.of("08:00-12:00", "12:00-24:00"), List.of("00:00-09:00"));

        assertThat(hours.at(BankService.BALANCE, berlin("2026-11-27T10:00:00")))
                .isEqualTo(new Open(berlin("2026-11-28T09:00:00")));
    }

    @Test
    void hoursFollowTheClockOnTheWallWhenItIsPutForward() {
        ServiceHours hours = hours(List.of(), List.of("01:00-05:00"));

        assertThat(hours.at(BankService.BALANCE, Instant.parse("2026-03-29T02:59:59Z")))
                .isEqualTo(new Open(Instant.parse("2026-03-29T03:00:00Z")));
    }

    @Test
    void reasonsChangeWhileTheServiceStaysClosed() {
        ServiceHours hours =
                hours(
                        List.of("10:00-24:00"),
                        List.of(),
                        closure(
                                new DateRule.Once(Set.of(LocalDate.parse("2026-11-25"))),
                                "02:00",
                                "03:00"));

        assertThat(hours.at(BankService.BALANCE, berlin("2026-11-25T01:00:00")))
                .isEqualTo(new Closed(berlin("2026-11-25T10:00:00"), List.of(Closed.HOURS)));
        assertThat(hours.at(BankService.BALANCE, berlin("2026-11-25T02:30:00")))
                .isEqualTo(new Closed(berlin("2026-11-25T10:00:00"), List.of("x")));
        assertThat(hours.at(BankService.BALANCE, berlin("2026-11-25T03:00:00")))
                .isEqualTo(new Closed(berlin("2026-11-25T10:00:00"), List.of(Closed.HOURS)));
    }

    @Test
    void aClosureMayReachSevenDaysFromItsDate() {
        ServiceHours hours =
                hours(
                        List.of("00:00-24:00"),
                        List.of("00:00-24:00"),
                        closure(
                                new DateRule.Once(Set.of(LocalDate.parse("2026-11-10"))),
                                "-7 12:00",
                                "+7 24:00"));

        assertThat(hours.at(BankService.BALANCE, berlin("2026-11-03T11:59:59")))
                .isEqualTo(new Open(berlin("2026-11-03T12:00:00")));
        assertThat(hours.at(BankService.BALANCE, berlin("2026-11-03T12:00:00")))
                .isEqualTo(new Closed(berlin("2026-11-18T00:00:00"), List.of("x")));
        assertThat(hours.isOpen(BankService.BALANCE, berlin("2026-11-17T23:59:59"))).isFalse();
    }

    @Test
    void countsWeekdaysByTheCalendarMonth() {
        DateRule last = new DateRule.NthWeekday(DayOfWeek.MONDAY, Set.of(-1), Set.of());
        DateRule third =
                new DateRule.NthWeekday(
                        DayOfWeek.SUNDAY, Set.of(3), Set.of(Month.JUNE, Month.SEPTEMBER));

        assertThat(last.matches(LocalDate.parse("2026-11-30"))).isTrue();
        assertThat(last.matches(LocalDate.parse("2026-11-23"))).isFalse();
        assertThat(third.matches(LocalDate.parse("2026-06-21"))).isTrue();
        assertThat(third.matches(LocalDate.parse("2026-06-14"))).isFalse();
        assertThat(third.matches(LocalDate.parse("2026-07-19"))).isFalse();
        assertThat(
                        new DateRule.EveryWeek(Set.of(DayOfWeek.FRIDAY))
                                .matches(LocalDate.parse("2026-11-27")))
                .isTrue();
    }
}
