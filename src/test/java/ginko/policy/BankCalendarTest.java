package ginko.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ginko.policy.reader.ProfileReader;
import ginko.policy.reader.ProfileSource;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankCalendarTest {

    private static BankCalendar calendar(String profile) {
        return ProfileReader.read(ProfileSource.shipped(profile).orElseThrow()).calendar();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01", "2026-01-12", "2026-02-11", "2026-02-23", "2026-03-20", "2026-04-29",
                "2026-05-04", "2026-05-05", "2026-05-06", "2026-07-20", "2026-08-11", "2026-09-21",
                "2026-09-22", "2026-09-23", "2026-10-12", "2026-11-03", "2026-11-23", "2026-12-31",
                "2027-01-01", "2027-01-11", "2027-03-22", "2027-11-23", "2026-11-28", "2026-11-29"
            })
    void japaneseBanksAreClosed(LocalDate date) {
        assertThat(calendar("personal-jp").isBankDay(date)).isFalse();
        assertThat(calendar("corporate-jp").isBankDay(date)).isFalse();
    }

    @Test
    void japaneseBanksOpenOnAllOtherWeekdaysOfTheYear() {
        BankCalendar calendar = calendar("personal-jp");

        long bankDays =
                LocalDate.parse("2026-01-01")
                        .datesUntil(LocalDate.parse("2027-01-01"))
                        .filter(calendar::isBankDay)
                        .count();

        // 261 weekdays less 17 holidays on weekdays, 2 January and 31 December
        assertThat(bankDays).isEqualTo(242);
    }

    @ParameterizedTest
    @CsvSource({
        "personal-jp, 2026-09-18, 2026-09-24",
        "personal-jp, 2026-12-30, 2027-01-04",
        "demo, 2026-12-23, 2026-12-28",
        "demo, 2026-04-02, 2026-04-07",
        "retail, 2026-12-30, 2027-01-11",
        "retail, 2026-06-11, 2026-06-15",
        "bills-ir, 2026-11-25, 2026-11-28",
        "digital-otp-kr, 2026-09-23, 2026-09-28"
    })
    void nextBankDayPassesWeekendsAndHolidays(String profile, LocalDate day, LocalDate next) {
        assertThat(calendar(profile).nextBankDay(day)).isEqualTo(next);
    }

    @Test
    void aDateNamedAsWorkingIsABankDay() {
        // the holiday library closes it, the government did not
        assertThat(calendar("retail").isBankDay(LocalDate.parse("2026-01-12"))).isTrue();
    }

    @Test
    void iranianBanksOpenOnSaturdayAndSunday() {
        BankCalendar calendar = calendar("bills-ir");

        assertThat(calendar.isBankDay(LocalDate.parse("2026-11-28"))).isTrue();
        assertThat(calendar.isBankDay(LocalDate.parse("2026-11-29"))).isTrue();
        assertThat(calendar.isBankDay(LocalDate.parse("2026-11-26"))).isFalse();
        assertThat(calendar.isBankDay(LocalDate.parse("2026-11-27"))).isFalse();
    }

    @Test
    void refusesToGuessBeyondTheYearsItKnows() {
        BankCalendar calendar = calendar("personal-jp");
        LocalDate beyond = LocalDate.parse("2028-01-04");

        assertThat(calendar.knows(beyond)).isFalse();
        assertThatThrownBy(() -> calendar.isBankDay(beyond))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2028");
    }

    @Test
    void todayIsTheDateInTheZoneOfTheBank() {
        Instant evening = Instant.parse("2026-11-24T15:00:00Z");

        assertThat(calendar("personal-jp").today(evening)).isEqualTo("2026-11-25");
        assertThat(calendar("retail").today(evening)).isEqualTo("2026-11-24");
    }
}
