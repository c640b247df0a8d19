package ginko.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/// When money leaves for another bank.
public record Clearing(LocalTime cutOff, BankCalendar calendar) {

    /// The date another bank is credited: the same day when confirmed strictly before the cut-off
    /// of a bank day, otherwise the next bank day. The moment that counts is the acceptance of the
    /// confirmation, not the entry of the form.
    public LocalDate valueDate(Instant confirmedAt) {
        LocalDateTime local = LocalDateTime.ofInstant(confirmedAt, calendar.zone());
        LocalDate day = local.toLocalDate();
        return calendar.isBankDay(day) && local.toLocalTime().isBefore(cutOff)
                ? day
                : calendar.nextBankDay(day);
    }
}
