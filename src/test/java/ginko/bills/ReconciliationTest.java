package ginko.bills;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.bills.SettlementFile.Reading;
import ginko.testing.Requirement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The end of a day on the wire, and what the switch's own record decides.
class ReconciliationTest extends PortalTest {

    @Autowired private Reconciliation reconciliation;
    @Autowired private BillReports reports;
    @Autowired private CardCharges charges;

    private LocalDate today() {
        return reports.today();
    }

    private Reconciliation.Report readFile(LocalDate day) {
        return SettlementFile.read(cards.settlementFile(day)) instanceof Reading.Read(var file)
                ? reconciliation.read(file)
                : fail(day);
    }

    private static Reconciliation.Report fail(LocalDate day) {
        throw new AssertionError("no file of " + day);
    }

    @Test
    void comparesTheTotalsOfADayAndReadsTheSwitchesFile() throws Exception {
        List<String> paid = bill("0422");
        assertThat(pay(paid, card("0000")).text()).contains("پرداخت شد");
        List<String> silent = bill("0422");
        assertThat(pay(silent, card("9802")).text()).contains("لطفاً دوباره نپردازید");
        List<String> lost = bill("0281");
        assertThat(pay(lost, card("9807")).text()).contains("لطفاً دوباره نپردازید");
        LocalDate day = today();
        assertThat(payment(silent).state()).isEqualTo(BillState.UNKNOWN);
        assertThat(reconciliation.isOver(day)).isFalse();
        clock.advance(Duration.ofDays(1));
        assertThat(reconciliation.isOver(day)).isTrue();

        reconciliation.compareDays();
        CardDay before = day(day);
        assertThat(before.agreedAt()).isNull();
        assertThat(before.theirCount()).isNotNull().isGreaterThan(before.count());

        Reconciliation.Report report = readFile(day);
        assertThat(payment(lost).state()).isEqualTo(BillState.REVERSED);
        assertThat(payment(silent).state()).isEqualTo(BillState.UNKNOWN);
        assertThat(report.differences())
                .contains(
                        new Difference(
                                String.valueOf(payment(silent).reference()),
                                Difference.Kind.BEING_UNDONE,
                                0,
                                125_000));
        assertThat(open(payment(lost).id())).isZero();

        clock.advance(Duration.ofHours(72));
        assertThat(reversals.sendDue()).isZero();
        report = readFile(day);
        assertThat(payment(silent).state()).isEqualTo(BillState.PAID);
        assertThat(payment(paid).state()).isEqualTo(BillState.PAID);
        assertThat(open(payment(silent).id())).isZero();
        assertThat(report.differences())
                .noneMatch(each -> each.reference().equals(payment(silent).reference()));
        assertThat(readFile(day).paid()).isZero();
        reconciliation.compareDays();
        assertThat(day(day).agreedAt() != null || !report.differences().isEmpty()).isTrue();
    }

    private CardDay day(LocalDate day) {
        return reports.days().stream()
                .filter(each -> each.day().equals(day))
                .findFirst()
                .orElseThrow();
    }

    private long open(UUID payment) {
        return jdbc.sql(
                        """
                        select count(*) from cards.reversal
                         where payment_id = :id and done_at is null
                        """)
                .param("id", payment)
                .query(Long.class)
                .single();
    }

    @Test
    @Requirement("MASKAN-26")
    void reportsToEachCompanyWhatItGot() throws Exception {
        List<String> ids = bill("0963");
        assertThat(pay(ids, card("0000")).text()).contains("پرداخت شد");
        charges.decideLeft();

        assertThat(reports.companies(today()))
                .anyMatch(
                        each -> each.address().equals("GAS-096") && each.amountRials() >= 125_000);
        String file = reports.file(today(), "GAS-096").orElseThrow();
        assertThat(file)
                .startsWith("billId,paymentId,rials,paidAt,trackingCode")
                .contains(
                        ids.getFirst() + "," + ids.getLast() + ",125000,2026-11-25T",
                        String.valueOf(payment(ids).reference()));
        assertThat(reports.file(today(), "GAS-999")).isEmpty();
        assertThat(reports.find(String.valueOf(payment(ids).reference()))).isPresent();
    }
}
