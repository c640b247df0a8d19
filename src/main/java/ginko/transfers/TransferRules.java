package ginko.transfers;

import ginko.kernel.CustomerId;
import ginko.kernel.Money;
import ginko.policy.BankProfile;
import ginko.policy.BankService;
import ginko.policy.Feature;
import ginko.policy.FeeDestination;
import ginko.policy.LimitRule;
import ginko.policy.Openness;
import ginko.policy.OperationKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/// The bank's rules for transfers as pure functions of the profile: hours, fee, value date, limits.
final class TransferRules {

    private final BankProfile profile;

    TransferRules(BankProfile profile) {
        this.profile = profile;
    }

    /// Whether the bank offers a way to send money.
    boolean isOffered(TransferRoute route) {
        return profile.has(
                switch (route) {
                    case OWN -> Feature.OWN_TRANSFERS;
                    case INTERNAL -> Feature.INTERNAL_TRANSFERS;
                    case INTERBANK -> Feature.INTERBANK_TRANSFERS;
                    case PURCHASE -> Feature.PURCHASES;
                });
    }

    /// The fee of a transfer. Which branch the payee has matters only inside the bank.
    Money fee(OperationKind kind, String fromNumber, String payeeNumber, FeeCase of) {
        return profile.fees()
                .fee(destination(kind, fromNumber, payeeNumber), of.customerClass(), of.amount());
    }

    /// Who pays how much.
    record FeeCase(String customerClass, Money amount) {}

    private FeeDestination destination(OperationKind kind, String fromNumber, String payeeNumber) {
        return switch (kind) {
            case OWN_TRANSFER -> FeeDestination.OWN_ACCOUNT;
            case INTERBANK_TRANSFER -> FeeDestination.OTHER_BANK;
            case INTERNAL_TRANSFER, PURCHASE ->
                    profile.accountNumbers()
                                    .branchOf(fromNumber)
                                    .equals(profile.accountNumbers().branchOf(payeeNumber))
                            ? FeeDestination.SAME_BRANCH
                            : FeeDestination.OTHER_BRANCH;
        };
    }

    /// The day the payee has the money: the same day, and for another bank the day of the cut-off.
    LocalDate valueDate(OperationKind kind, Instant confirmedAt) {
        return kind == OperationKind.INTERBANK_TRANSFER
                ? profile.clearing().valueDate(confirmedAt)
                : profile.calendar().today(confirmedAt);
    }

    /// When an interbank transfer of a value date leaves: at the cut-off of that day.
    Instant releaseAt(LocalDate valueDate) {
        return ZonedDateTime.of(valueDate, profile.clearing().cutOff(), profile.zone()).toInstant();
    }

    /// Closed hours stop a transfer; money to a current account of the Japanese scheme has hours of
    /// its own (seed 002, footnote 2).
    Optional<RefusedBecause> closed(OperationKind kind, String payeeNumber, Instant now) {
        BankService service =
                kind != OperationKind.OWN_TRANSFER
                                && profile.accountNumbers().isCurrentAccount(payeeNumber)
                        ? BankService.TRANSFER_SAME_DAY_CURRENT
                        : BankService.TRANSFER_SAME_DAY;
        return switch (profile.hours().at(service, now)) {
            case Openness.Open open -> Optional.empty();
            case Openness.Closed closed ->
                    Optional.of(
                            RefusedBecause.notBefore(
                                    TransferRefusal.SERVICE_CLOSED, closed.opensAt()));
        };
    }

    List<LimitRule> limits(TransferTerms terms) {
        return limits(terms.kind(), amount(terms));
    }

    List<LimitRule> limits(OperationKind kind, Money amount) {
        return profile.limits().rules(kind, amount.currency());
    }

    LocalDate today(Instant now) {
        return profile.calendar().today(now);
    }

    Money amount(TransferTerms terms) {
        return money(terms, terms.amountMinor());
    }

    Money fee(TransferTerms terms) {
        return money(terms, terms.feeMinor());
    }

    private Money money(TransferTerms terms, long minor) {
        return new Money(minor, profile.currencies().byCode(terms.currency()).orElseThrow());
    }

    /// Decides a complete order against hours, its own terms and the limits; in this order, so that
    /// a code is asked and used only for what can be done.
    ///
    /// @param customerClass class of the payer in the fee table
    Optional<RefusedBecause> check(
            TransferTerms terms,
            CustomerId customer,
            String customerClass,
            LimitUsage usage,
            Instant now) {
        Optional<RefusedBecause> closed = closed(terms.kind(), terms.payeeNumber(), now);
        if (closed.isPresent()) {
            return closed;
        }
        Money fee =
                fee(
                        terms.kind(),
                        terms.fromNumber(),
                        terms.payeeNumber(),
                        new FeeCase(customerClass, amount(terms)));
        if (fee.minor() != terms.feeMinor()
                || !valueDate(terms.kind(), now).equals(terms.valueDate())) {
            return Optional.of(RefusedBecause.of(TransferRefusal.TERMS_CHANGED));
        }
        return usage.firstBroken(limits(terms), customer, today(now), amount(terms));
    }
}
