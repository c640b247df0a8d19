package ginko.transfers;

import org.jspecify.annotations.Nullable;

/// What a customer has typed so far, kept as it was typed so that nothing is lost, and, once it is
/// complete and right, the terms it leads to. The content of a draft of kind `TRANSFER`.
public record TransferForm(
        TransferRoute route,
        String from,
        String to,
        String payeeNumber,
        String payeeBank,
        String payeeName,
        String amount,
        String purpose,
        @Nullable TransferTerms terms) {

    /// Kind of the drafts that hold a transfer.
    public static final String DRAFT_KIND = "TRANSFER";

    static TransferForm empty(TransferRoute route) {
        return new TransferForm(route, "", "", "", "", "", "", "", null);
    }

    TransferForm withTerms(@Nullable TransferTerms newTerms) {
        return new TransferForm(
                route, from, to, payeeNumber, payeeBank, payeeName, amount, purpose, newTerms);
    }

    /// Whether both were typed alike, whatever terms they led to.
    public boolean sameEntryAs(TransferForm other) {
        return withTerms(null).equals(other.withTerms(null));
    }

    /// The same order with another amount still to be typed, for a template. The payee keeps the
    /// name the bank found.
    TransferForm withoutAmount() {
        String name = payeeName.isEmpty() && terms != null ? terms.payeeName() : payeeName;
        return new TransferForm(route, from, to, payeeNumber, payeeBank, name, "", purpose, null);
    }
}
