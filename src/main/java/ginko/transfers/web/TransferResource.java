package ginko.transfers.web;

import ginko.kernel.Currency;
import ginko.kernel.Money;
import ginko.otp.ChallengeView;
import ginko.policy.OperationKind;
import ginko.transfers.Transfer;
import ginko.transfers.TransferTerms;
import ginko.web.AmountResource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A transfer as programs see it.
///
/// @param id the same before and after the confirmation
/// @param state AWAITING_CONFIRMATION until the code is accepted, then EXECUTED (the payee has the
///   money), EXECUTING (debited, not sent yet) or SENT (sent to the other bank)
/// @param valueDate the day from which the payee has the money
/// @param confirmation the code that is awaited; absent once the transfer is confirmed
record TransferResource(
        UUID id,
        String state,
        OperationKind kind,
        UUID from,
        Payee payee,
        AmountResource amount,
        AmountResource fee,
        LocalDate valueDate,
        String purpose,
        @Nullable Instant confirmedAt,
        @Nullable Confirmation confirmation) {

    static final String AWAITING = "AWAITING_CONFIRMATION";

    /// Who receives. `bankCode` is empty for accounts of this bank.
    record Payee(String bankCode, String accountNumber, String name) {}

    /// The code message: where it went, until when its code is good, when it may be sent again.
    record Confirmation(String sentTo, Instant expiresAt, Instant resendAt, int sendsLeft) {

        static Confirmation of(ChallengeView challenge) {
            return new Confirmation(
                    challenge.maskedPhone(),
                    challenge.expiresAt(),
                    challenge.resendAt(),
                    challenge.sendsLeft());
        }
    }

    static TransferResource of(Transfer transfer) {
        return new TransferResource(
                transfer.id().value(),
                transfer.state().name(),
                transfer.kind(),
                transfer.from().value(),
                new Payee(transfer.payeeBank(), transfer.payeeNumber(), transfer.payeeName()),
                AmountResource.of(transfer.amount()),
                AmountResource.of(transfer.fee()),
                transfer.valueDate(),
                transfer.purpose(),
                transfer.executedAt(),
                null);
    }

    static TransferResource awaiting(
            UUID id, TransferTerms terms, Currency currency, @Nullable ChallengeView challenge) {
        return new TransferResource(
                id,
                AWAITING,
                terms.kind(),
                terms.from(),
                new Payee(terms.payeeBank(), terms.payeeNumber(), terms.payeeName()),
                AmountResource.of(new Money(terms.amountMinor(), currency)),
                AmountResource.of(new Money(terms.feeMinor(), currency)),
                terms.valueDate(),
                terms.purpose(),
                null,
                challenge == null ? null : Confirmation.of(challenge));
    }
}
