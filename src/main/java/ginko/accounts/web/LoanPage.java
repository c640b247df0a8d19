package ginko.accounts.web;

import ginko.accounts.AccountView;
import ginko.accounts.LoanSchedule;
import ginko.accounts.LoanSchedule.Instalment;
import ginko.accounts.LoanTerms;
import ginko.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A loan and its repayment plan, as far as it is followed.
///
/// @param today in the bank's zone
public record LoanPage(AccountView view, LoanTerms terms, LoanSchedule schedule, LocalDate today) {

    /// What is owed now, above zero.
    public long owedMinor() {
        return Math.max(0, -view.booked().minor());
    }

    public Money money(long minor) {
        return new Money(minor, view.account().currency());
    }

    public List<Instalment> instalments() {
        return schedule.instalments();
    }

    public Optional<Instalment> next() {
        return schedule.next(owedMinor());
    }

    public int paid() {
        return schedule.paidAt(owedMinor());
    }

    /// `PAID`, `OVERDUE`, `NEXT` or `OPEN`.
    public String state(Instalment instalment) {
        int paid = paid();
        if (instalment.number() <= paid) {
            return "PAID";
        }
        if (instalment.due().isBefore(today)) {
            return "OVERDUE";
        }
        return instalment.number() == paid + 1 ? "NEXT" : "OPEN";
    }

    /// Kind of the tag of a state.
    public String kind(Instalment instalment) {
        return switch (state(instalment)) {
            case "PAID" -> "good";
            case "OVERDUE" -> "attention";
            default -> "neutral";
        };
    }
}
