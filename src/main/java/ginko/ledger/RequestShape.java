package ginko.ledger;

import ginko.kernel.HoldId;
import ginko.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What can be judged of a request without knowing any account.
final class RequestShape {

    private static final long VALUE_DATE_WINDOW_DAYS = 366;

    private RequestShape() {}

    static Optional<InvalidRequest> fault(PostRequest request, Book book) {
        int legs = request.legs().size();
        int operations = request.holdOperations().size();
        if (operations > PostRequest.MAX_HOLD_OPERATIONS) {
            return Optional.of(InvalidRequest.HOLD_OPERATION_COUNT);
        }
        boolean holdsOnly = legs == 0 && operations > 0;
        if (!holdsOnly && (legs < PostRequest.MIN_LEGS || legs > PostRequest.MAX_LEGS)) {
            return Optional.of(InvalidRequest.LEG_COUNT);
        }
        long sum = 0;
        for (Leg leg : request.legs()) {
            if (leg.amountMinor() == 0 || !isInRange(leg.amountMinor())) {
                return Optional.of(InvalidRequest.AMOUNT_OUT_OF_RANGE);
            }
            sum += leg.amountMinor(); // 64 legs of 10^15 cannot overflow
        }
        if (sum != 0) {
            return Optional.of(InvalidRequest.NOT_BALANCED);
        }
        if (!isNarrative(request.narrative())) {
            return Optional.of(InvalidRequest.NARRATIVE_NOT_ALLOWED);
        }
        LocalDate valueDate = request.valueDate();
        if (valueDate != null
                && (valueDate.isBefore(book.businessDate().minusDays(VALUE_DATE_WINDOW_DAYS))
                        || valueDate.isAfter(
                                book.businessDate().plusDays(VALUE_DATE_WINDOW_DAYS)))) {
            return Optional.of(InvalidRequest.VALUE_DATE_OUT_OF_RANGE);
        }
        boolean namesEntry = request.reverses() != null;
        if (namesEntry != request.kind().undoes() || (namesEntry && holdsOnly)) {
            return Optional.of(InvalidRequest.REVERSES_MISMATCH);
        }
        return holdFault(request, book.lockedAt());
    }

    private static Optional<InvalidRequest> holdFault(PostRequest request, Instant now) {
        Set<HoldId> named = new HashSet<>();
        for (HoldOperation operation : request.holdOperations()) {
            if (!named.add(operation.hold())) {
                return Optional.of(InvalidRequest.HOLD_NAMED_TWICE);
            }
            boolean amountFits =
                    switch (operation) {
                        case HoldOperation.Create create -> isHoldAmount(create.amountMinor());
                        case HoldOperation.Capture capture -> isHoldAmount(capture.amountMinor());
                        case HoldOperation.Release release -> true;
                        case HoldOperation.Expire expire -> true;
                    };
            if (!amountFits) {
                return Optional.of(InvalidRequest.AMOUNT_OUT_OF_RANGE);
            }
            if (operation instanceof HoldOperation.Create create
                    && create.expiresAt() != null
                    && !create.expiresAt().isAfter(now)) {
                return Optional.of(InvalidRequest.HOLD_ALREADY_OVER);
            }
        }
        return Optional.empty();
    }

    private static boolean isInRange(long amountMinor) {
        return amountMinor >= -Money.MAX_MINOR && amountMinor <= Money.MAX_MINOR;
    }

    private static boolean isHoldAmount(long amountMinor) {
        return amountMinor > 0 && isInRange(amountMinor);
    }

    private static boolean isNarrative(String text) {
        return text.length() <= PostRequest.MAX_NARRATIVE
                && text.chars().noneMatch(Character::isISOControl);
    }
}
