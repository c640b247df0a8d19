package ginko.ledger;

import ginko.kernel.AccountId;
import ginko.kernel.Fingerprint;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An answer as the columns of `ledger.request`.
record AnswerRow(
        RequestKey key,
        Fingerprint fingerprint,
        String outcome,
        @Nullable String refusal,
        @Nullable UUID account,
        @Nullable UUID entry,
        @Nullable Long bookSeq,
        @Nullable LocalDate bookingDate) {

    static AnswerRow of(RequestKey key, Answer answer) {
        Fingerprint fingerprint = answer.fingerprint();
        return switch (answer.outcome()) {
            case PostOutcome.Posted(var entry, long seq, LocalDate date) ->
                    new AnswerRow(key, fingerprint, "POSTED", null, null, entry.value(), seq, date);
            case PostOutcome.HoldsChanged changed ->
                    new AnswerRow(key, fingerprint, "HOLDS_CHANGED", null, null, null, null, null);
            case PostOutcome.Refused(LedgerRefusal refusal, AccountId account) ->
                    new AnswerRow(
                            key,
                            fingerprint,
                            "REFUSED",
                            refusal.name(),
                            account == null ? null : account.value(),
                            null,
                            null,
                            null);
            case PostOutcome.Replayed replayed -> throw notStored(replayed);
            case PostOutcome.KeyReused reused -> throw notStored(reused);
            case PostOutcome.Invalid invalid -> throw notStored(invalid);
        };
    }

    private static IllegalStateException notStored(PostOutcome outcome) {
        return new IllegalStateException("such an outcome is not remembered: " + outcome);
    }
}
