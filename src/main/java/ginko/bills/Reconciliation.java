package ginko.bills;

import ginko.cards.CardSwitch;
import ginko.cards.DayTotals;
import ginko.cards.Reversals;
import ginko.cards.TotalsOutcome;
import ginko.policy.BankProfile;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Compares the bank's card payments with the switch: the totals of each day by message, and every
/// payment by the file of the switch. What was open is decided by that file.
@Component
public class Reconciliation {

    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);
    private static final int DAYS = 4;

    private final BillsSql sql;
    private final CardDaysSql days;
    private final CardSwitch cards;
    private final Reversals reversals;
    private final BankProfile profile;
    private final Clock clock;

    Reconciliation(
            BillsSql sql,
            CardDaysSql days,
            CardSwitch cards,
            Reversals reversals,
            BankProfile profile,
            Clock clock) {
        this.sql = sql;
        this.days = days;
        this.cards = cards;
        this.reversals = reversals;
        this.profile = profile;
        this.clock = clock;
    }

    /// Asks the switch about the last days whose totals it has not agreed to yet.
    void compareDays() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), profile.zone());
        for (int back = DAYS; back >= 1; back--) {
            LocalDate day = today.minusDays(back);
            if (!days.isAgreed(day)) {
                compare(day);
            }
        }
    }

    private void compare(LocalDate day) {
        DayTotals ours = totals(day);
        switch (cards.compare(ours)) {
            case TotalsOutcome.Agreed() -> days.noteTotals(ours, null, clock.instant());
            case TotalsOutcome.Differs(DayTotals theirs) -> {
                log.warn("card totals of {} differ: {} here, {} there", day, ours, theirs);
                days.noteTotals(ours, theirs, clock.instant());
            }
            case TotalsOutcome.Unknown() -> log.info("card totals of {} not compared", day);
        }
    }

    private DayTotals totals(LocalDate day) {
        return sql.totals(day, start(day), start(day.plusDays(1)));
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(profile.zone()).toInstant();
    }

    /// What a file changed.
    public record Report(LocalDate day, int undone, int paid, List<Difference> differences) {

        public Report {
            differences = List.copyOf(differences);
        }
    }

    /// Goes through the switch's record of a day that is over. Reading a file again gives the same.
    @Transactional
    public Report read(SettlementFile file) {
        Instant now = clock.instant();
        List<BillPayment> payments =
                sql.lockSentBetween(start(file.day()), start(file.day().plusDays(1)));
        Matching matching = Matching.of(payments, file, now, Reversals.GIVE_UP);
        decide(matching.undone(), BillState.REVERSED, now);
        decide(matching.paid(), BillState.PAID, now);
        days.noteFile(totals(file.day()), matching.differences(), now);
        log.info(
                "card file of {} read, undone={}, paid={}, differences={}",
                file.day(),
                matching.undone().size(),
                matching.paid().size(),
                matching.differences().size());
        return new Report(
                file.day(),
                matching.undone().size(),
                matching.paid().size(),
                matching.differences());
    }

    /// Whether a day is over, so that its record is complete.
    public boolean isOver(LocalDate day) {
        return day.isBefore(LocalDate.ofInstant(clock.instant(), profile.zone()));
    }

    private void decide(List<UUID> payments, BillState state, Instant now) {
        for (UUID payment : payments) {
            if (sql.decide(payment, BillState.UNKNOWN, state, "", now)) {
                reversals.close(payment);
            }
        }
    }
}
