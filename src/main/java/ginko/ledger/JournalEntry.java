package ginko.ledger;

import ginko.kernel.AccountId;
import ginko.kernel.EntryId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A stored entry with its lines. `narrative` is empty when the text was erased.
public record JournalEntry(
        EntryId id,
        long bookSeq,
        EntryKind kind,
        LocalDate bookingDate,
        LocalDate valueDate,
        Instant postedAt,
        @Nullable UUID orderId,
        String narrative,
        @Nullable EntryId reverses,
        @Nullable EntryId reversedBy,
        List<Leg> legs) {

    public JournalEntry {
        legs = List.copyOf(legs);
    }

    /// The legs that undo this entry: every amount negated, in the opposite order.
    public List<Leg> mirrored(Force force) {
        return legs.reversed().stream()
                .map(leg -> new Leg(leg.account(), -leg.amountMinor(), leg.textCode(), force))
                .toList();
    }

    /// The accounts on the other side of the entry than the given one.
    public List<AccountId> counterAccounts(AccountId account) {
        long sum =
                legs.stream()
                        .filter(leg -> leg.account().equals(account))
                        .mapToLong(Leg::amountMinor)
                        .sum();
        return legs.stream()
                .filter(leg -> !leg.account().equals(account))
                .filter(leg -> Long.signum(leg.amountMinor()) != Long.signum(sum))
                .map(Leg::account)
                .distinct()
                .toList();
    }
}
