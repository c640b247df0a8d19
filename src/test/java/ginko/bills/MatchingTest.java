package ginko.bills;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.policy.BillService;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The bank's payments against the card switch's record of the day.
class MatchingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final Instant SENT = Instant.parse("2026-11-25T09:00:00Z");
    private static final String REFERENCE = "632909000017";
    private static final Duration GIVE_UP = Duration.ofHours(72);

    private static BillPayment payment(BillState state) {
        var bill =
                new Bill(
                        "6525988204223",
                        "12540658",
                        BillService.ELECTRICITY,
                        "042",
                        "65259882",
                        125_000,
                        4,
                        6);
        return new BillPayment(
                UUID.randomUUID(),
                UUID.randomUUID(),
                bill,
                state,
                REFERENCE,
                17,
                "603799******0001",
                null,
                SENT);
    }

    private static Matching match(BillState state, String theirs, Duration age) {
        List<SettlementFile.Line> lines =
                theirs.isEmpty()
                        ? List.of()
                        : List.of(
                                new SettlementFile.Line(
                                        REFERENCE,
                                        Long.parseLong(theirs.substring(1)),
                                        theirs.charAt(0) == 'C'));
        return Matching.of(
                List.of(payment(state)), new SettlementFile(DAY, lines), SENT.plus(age), GIVE_UP);
    }

    @ParameterizedTest
    @CsvSource({
        "PAID, C125000, 24, ''",
        "PAID, '', 24, NOT_CHARGED",
        "PAID, R125000, 24, NOT_CHARGED",
        "PAID, C124000, 24, AMOUNT",
        "UNKNOWN, '', 24, undone",
        "UNKNOWN, R125000, 24, undone",
        "UNKNOWN, C125000, 24, BEING_UNDONE",
        "UNKNOWN, C125000, 72, paid",
        "UNKNOWN, C124000, 72, BEING_UNDONE",
        "DECLINED, '', 24, ''",
        "DECLINED, C125000, 24, NOT_PAID",
        "REVERSED, R125000, 24, ''",
        "REVERSED, C125000, 24, NOT_PAID",
        "SENT, C125000, 24, NOT_PAID"
    })
    void decidesWhatIsUnknownAndListsWhatDiffers(
            BillState state, String theirs, int hours, String result) {
        Matching matching = match(state, theirs, Duration.ofHours(hours));

        assertThat(matching.undone()).hasSize(result.equals("undone") ? 1 : 0);
        assertThat(matching.paid()).hasSize(result.equals("paid") ? 1 : 0);
        if (result.isEmpty() || result.equals("undone") || result.equals("paid")) {
            assertThat(matching.differences()).isEmpty();
        } else {
            assertThat(matching.differences())
                    .singleElement()
                    .satisfies(found -> assertThat(found.kind()).hasToString(result));
        }
    }

    @Test
    void listsAChargeNobodyHereKnows() {
        var file =
                new SettlementFile(
                        DAY,
                        List.of(
                                new SettlementFile.Line("632909000099", 5_000, true),
                                new SettlementFile.Line("632909000098", 7_000, false)));

        assertThat(Matching.of(List.of(), file, SENT, GIVE_UP).differences())
                .containsExactly(
                        new Difference("632909000099", Difference.Kind.UNKNOWN_HERE, 0, 5_000));
    }

    @Test
    void readsAWholeFile() {
        String text =
                """
                H,GSF1,2026-11-25,628023
                D,632909000017,125000,C
                D,632909000018,98000,R
                T,2,125000
                """;

        assertThat(SettlementFile.read(text))
                .isEqualTo(
                        new SettlementFile.Reading.Read(
                                new SettlementFile(
                                        DAY,
                                        List.of(
                                                new SettlementFile.Line(
                                                        "632909000017", 125_000, true),
                                                new SettlementFile.Line(
                                                        "632909000018", 98_000, false)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|1",
                "H,GSF1,2026-02-30,628023\nT,0,0|1",
                "H,GSF1,2026-11-25,628023|2",
                "H,GSF1,2026-11-25,628023\nT,1,0|2",
                "H,GSF1,2026-11-25,628023\nD,632909000017,125000,C\nT,1,124999|3",
                "H,GSF1,2026-11-25,628023\nD,632909000017,125000,X\nT,1,125000|2",
                "H,GSF1,2026-11-25,628023\nD,632909000017,0,C\nT,1,0|2",
                "H,GSF1,2026-11-25,628023\nT,0,0\nT,0,0|2",
                "H,GSF1,2026-11-25,628023\nD,632909000017,1,C\nD,632909000017,1,C\nT,2,2|3"
            })
    void saysWhichLineOfAFileIsWrong(String textAndLine) {
        String[] parts = textAndLine.split("\\|");
        assertThat(SettlementFile.read(parts[0]))
                .isEqualTo(new SettlementFile.Reading.Refused(Integer.parseInt(parts[1])));
    }
}
