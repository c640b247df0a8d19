package ginko.bills;

import ginko.identity.Confirmations;
import ginko.identity.Confirmations.Evidence;
import ginko.kernel.AccountId;
import ginko.kernel.ChallengeId;
import ginko.kernel.Fingerprint;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.otp.ChallengeView;
import ginko.otp.CodeOutcome;
import ginko.otp.ResendOutcome;
import ginko.otp.ResendRefusal;
import ginko.policy.Factor;
import ginko.policy.OperationKind;
import ginko.web.SignedInUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// How a customer confirms bills: as a purchase, for exactly these bills and this account.
@Component
class BillEvidence {

    private static final Set<Factor> OFFERED =
            Set.of(Factor.NONE, Factor.SMS_CODE, Factor.TOKEN_CODE);

    private final Confirmations confirmations;
    private final BillNotices notices;

    BillEvidence(Confirmations confirmations, BillNotices notices) {
        this.confirmations = confirmations;
        this.notices = notices;
    }

    /// What the customer confirms these bills with, out of what their page can ask for.
    Factor factor(Basket basket, AccountId from, LoginId login) {
        return confirmations.waysOfCustomer(act(basket, from, login)).stream()
                .filter(OFFERED::contains)
                .findFirst()
                .orElse(Factor.SMS_CODE);
    }

    private static Confirmations.Act act(Basket basket, AccountId from, LoginId login) {
        return new Confirmations.Act(
                OperationKind.PURCHASE,
                basket.total(),
                basket.payments().getFirst().bill().barcode(),
                login,
                boundTo(basket, from));
    }

    /// Sends a code.
    ChallengeId ask(Basket basket, AccountId from, SignedInUser user) {
        return confirmations.ask(asking(basket, from, user)).id();
    }

    private Confirmations.Asking asking(Basket basket, AccountId from, SignedInUser user) {
        return new Confirmations.Asking(
                user, boundTo(basket, from), notices.code(basket, user.language()));
    }

    private static Fingerprint boundTo(Basket basket, AccountId from) {
        List<String> parts = new ArrayList<>();
        parts.add("BILLS-1");
        parts.add(basket.id().toString());
        parts.add(from.toString());
        basket.payments().forEach(each -> parts.add(each.bill().barcode()));
        return Fingerprint.of(parts.toArray(String[]::new));
    }

    /// The code that is awaited; empty where a token makes it, or none was sent.
    Optional<ChallengeView> find(OwnBasket own, SignedInUser user) {
        return Optional.ofNullable(own.challenge()).flatMap(id -> confirmations.find(id, user));
    }

    ResendOutcome resend(OwnBasket own, SignedInUser user) {
        ChallengeId challenge = own.challenge();
        AccountId from = own.from();
        return challenge == null || from == null
                ? new ResendOutcome.Refused(ResendRefusal.CODE_NOT_ASKED)
                : confirmations.resend(challenge, asking(own.basket(), from, user));
    }

    /// Decides and counts in the transaction of the payment, after the book and the basket were
    /// locked.
    CodeOutcome decide(OwnBasket own, AccountId from, LoginId login, Masked code, Instant now) {
        ChallengeId challenge = own.challenge();
        Factor factor = factor(own.basket(), from, login);
        Confirmations.Locked locked =
                confirmations.lock(
                        challenge == null ? List.of() : List.of(challenge),
                        List.of(),
                        factor == Factor.TOKEN_CODE ? Set.of(login) : Set.of());
        var shown =
                new Evidence.Answer(
                        act(own.basket(), from, login),
                        challenge,
                        Confirmations.Shown.code(factor, code));
        CodeOutcome outcome = confirmations.decide(locked, shown, now);
        confirmations.store(locked);
        return outcome;
    }
}
