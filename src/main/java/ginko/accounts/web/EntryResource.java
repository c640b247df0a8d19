package ginko.accounts.web;

import ginko.accounts.AccountStatement;
import ginko.ledger.EntryKind;
import ginko.ledger.StatementLine;
import ginko.ledger.TextCode;
import ginko.web.AmountResource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of a statement.
///
/// @param id the entry; several lines can belong to one entry, for example an amount and its fee
/// @param kind what the entry is for
/// @param part what this line of the entry is
/// @param bookedOn bank date of the booking
/// @param valueOn date from which it counts for interest
/// @param postedAt moment of the booking
/// @param amount positive for money in, negative for money out
/// @param balanceAfter booked balance after this line
/// @param text words on the statement
/// @param order the order that led to the entry; null when there is none
record EntryResource(
        UUID id,
        EntryKind kind,
        TextCode part,
        LocalDate bookedOn,
        LocalDate valueOn,
        Instant postedAt,
        AmountResource amount,
        AmountResource balanceAfter,
        String text,
        @Nullable UUID order) {

    static EntryResource of(AccountStatement statement, StatementLine line) {
        return new EntryResource(
                line.entryId().value(),
                line.kind(),
                line.textCode(),
                line.bookingDate(),
                line.valueDate(),
                line.postedAt(),
                AmountResource.of(statement.amount(line)),
                AmountResource.of(statement.balanceAfter(line)),
                line.narrative(),
                line.orderId());
    }
}
