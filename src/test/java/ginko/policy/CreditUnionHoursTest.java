package ginko.policy;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.policy.reader.ProfileReader;
import ginko.policy.reader.ProfileSource;
import ginko.testing.Requirement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CreditUnionHoursTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final ProfileSource SOURCE = ProfileSource.shipped("personal-jp").orElseThrow();
    private static final BankProfile BANK = ProfileReader.read(SOURCE);

    record Example(String id, Instant at, BankService service, boolean open, List<String> reasons) {

        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Example> examples() {
        return Rows.of("hours.tsv").stream()
                .map(row ->
                        new Example(
                                row[0],
                                tokyo(row[1]),
                                BankService.valueOf(row[2]),
                                row[3].equals("OPEN"),
                                row[4].equals("-") ? List.of() : List.of(row[4].split(","))));
    }

    private static Instant tokyo(String local) {
        return LocalDateTime.parse(local).atZone(TOKYO).toInstant();
    }

    private static BankProfile changed(String line, String replacement) {
        assertThat(SOURCE.text()).contains(line);
        return ProfileReader.read(
                new ProfileSource(
                        "personal-jp", "changed.yaml", SOURCE.text().replace(line, replacement)));
    }

    @Requirement({
        "SEIWA-53", "SEIWA-54", "SEIWA-55", "SEIWA-56", "SEIWA-57", "SEIWA-58", "SEIWA-59",
        "SEIWA-60", "SEIWA-61", "SEIWA-62", "SEIWA-63", "SEIWA-64", "SEIWA-65", "SEIWA-66",
        "SEIWA-67", "SEIWA-68", "SEIWA-69", "SEIWA-70", "SEIWA-72"
    })
    @ParameterizedTest
    @MethodSource("examples")
    void answersEveryExampleWithItsReason(Example example) {
        Openness openness = BANK.hours().at(example.service(), example.at());

        assertThat(openness.isOpen()).isEqualTo(example.open());
        if (openness instanceof Openness.Closed closed) {
            assertThat(closed.reasons()).isEqualTo(example.reasons());
        }
    }

    @Test
    void hasAllEightyExamples() {
        assertThat(examples()).hasSize(80);
    }

    @Test
    void outageOfAllServicesChangesOneExampleOnly() {
        BankProfile all = changed("outage-applies-to: MARKED", "outage-applies-to: ALL");

        assertThat(differing(all)).containsExactly("H34");
    }

    @Test
    void readingTheLastDayOfTheYearAsWeekdayChangesTwoExamples() {
        BankProfile weekday = changed("closed-every-year: [\"12-31\", ", "closed-every-year: [");

        assertThat(differing(weekday)).containsExactly("H11", "H13");
    }

    private static List<String> differing(BankProfile bank) {
        return examples()
                .filter(each -> bank.hours().isOpen(each.service(), each.at()) != each.open())
                .map(Example::id)
                .toList();
    }

    @Test
    void tellsUntilWhenAServiceIsOpen() {
        assertThat(BANK.hours().at(BankService.STATEMENT, tokyo("2026-11-25T09:30:00")))
                .isEqualTo(new Openness.Open(tokyo("2026-11-25T23:45:00")));
        assertThat(BANK.hours().at(BankService.BALANCE, tokyo("2026-11-03T06:00:00")))
                .isEqualTo(new Openness.Open(tokyo("2026-11-06T23:40:00")));
    }

    @Test
    void tellsWhenAServiceOpensAgainAfterClosuresThatFollowEachOther() {
        // 2027-01-03 18:40 closes; 3b-sun holds to 00:10 of the 4th, 3a from 01:40 to 06:00
        assertThat(BANK.hours().at(BankService.BALANCE, tokyo("2027-01-03T19:00:00")))
                .isEqualTo(new Openness.Closed(tokyo("2027-01-04T00:10:00"), List.of("3e")));
        // closed from Friday 15:00 over a weekend with a holiday on Monday
        assertThat(
                        BANK.hours()
                                .at(
                                        BankService.TRANSFER_SAME_DAY_CURRENT,
                                        tokyo("2026-11-20T15:00:00")))
                .isEqualTo(
                        new Openness.Closed(
                                tokyo("2026-11-24T00:00:00"), List.of(Openness.Closed.HOURS)));
    }

    @Test
    void answersTheSameInAnyOrderOfQuestions() {
        ServiceHours hours = ProfileReader.read(SOURCE).hours();
        List<Example> backwards = examples().toList().reversed();

        assertThat(backwards)
                .allSatisfy(each ->
                        assertThat(hours.isOpen(each.service(), each.at())).isEqualTo(each.open()));
    }

    @Requirement("SEIWA-71")
    @Test
    void closesOnDatesOfAnnouncedMaintenance() {
        BankProfile announced = changed("{dates: []}", "{dates: [2026-11-26]}");

        assertThat(announced.hours().at(BankService.PAY_EASY, tokyo("2026-11-26T01:00:00")))
                .isEqualTo(new Openness.Closed(tokyo("2026-11-26T05:00:00"), List.of("3x")));
        assertThat(BANK.hours().isOpen(BankService.PAY_EASY, tokyo("2026-11-26T01:00:00")))
                .isTrue();
    }

    @Requirement("SEIWA-76")
    @Test
    void statementsReachBackNinetyDays() {
        assertThat(BANK.statements().earliest(LocalDate.parse("2026-11-25")))
                .isEqualTo("2026-08-27");
    }

    @Test
    void tableHasEightFootnotesInSixLanguages() {
        HoursTable table = BANK.hours().table();

        assertThat(table.notes())
                .extracting(HoursNote::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(table.notes()).allSatisfy(note -> assertThat(note.text().texts()).hasSize(6));
        assertThat(table.noteOf("3b-fri").orElseThrow().number()).isEqualTo(3);
        assertThat(table.line(BankService.STATEMENT).orElseThrow().windows(DayClass.BANK_DAY))
                .containsExactly(new TimeWindow(480, 1425));
    }

    @Test
    void helpDeskHasHoursOfItsOwn() {
        HelpDesk desk = Objects.requireNonNull(BANK.bank().helpDesk());
        BankCalendar calendar = BANK.calendar();

        assertThat(desk.isOpen(LocalDateTime.parse("2026-11-25T08:59:59"), calendar)).isFalse();
        assertThat(desk.isOpen(LocalDateTime.parse("2026-11-25T09:00:00"), calendar)).isTrue();
        assertThat(desk.isOpen(LocalDateTime.parse("2026-11-22T23:59:59"), calendar)).isTrue();
        assertThat(desk.isOpen(LocalDateTime.parse("2026-12-31T12:00:00"), calendar)).isFalse();
    }
}
