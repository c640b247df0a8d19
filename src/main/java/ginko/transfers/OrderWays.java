package ginko.transfers;

import ginko.drafts.Draft;
import ginko.drafts.Drafts;
import ginko.identity.Confirmations;
import ginko.identity.PasskeyOptions;
import ginko.identity.Passkeys;
import ginko.identity.WebSite;
import ginko.kernel.ChallengeId;
import ginko.kernel.Masked;
import ginko.kernel.TransferId;
import ginko.otp.ChallengeView;
import ginko.otp.KeypadQuestion;
import ginko.otp.SigningDevice;
import ginko.otp.TokenView;
import ginko.policy.Factor;
import ginko.web.SignedInUser;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// In which ways a customer can confirm an order, and what each of them needs.
@Component
public class OrderWays {

    private final Drafts drafts;
    private final TransferForms forms;
    private final TransferSetting setting;
    private final Confirmations confirmations;
    private final Passkeys passkeys;
    private final Clock clock;

    OrderWays(
            Drafts drafts,
            TransferForms forms,
            TransferSetting setting,
            Confirmations confirmations,
            Passkeys passkeys,
            Clock clock) {
        this.drafts = drafts;
        this.forms = forms;
        this.setting = setting;
        this.confirmations = confirmations;
        this.passkeys = passkeys;
        this.clock = clock;
    }

    /// What was asked last to confirm an order: a code that was sent, or a device.
    Optional<ChallengeView> request(Draft draft, SignedInUser user) {
        ChallengeId challenge = draft.challenge();
        return challenge == null ? Optional.empty() : confirmations.find(challenge, user);
    }

    /// A code by SMS can be sent again and so stands until it is used; what a device was asked ends
    /// by itself.
    boolean stands(ChallengeView request, Factor by) {
        return Confirmations.factor(request) == by
                && (by == Factor.SMS_CODE
                        || request.isOpen() && clock.instant().isBefore(request.expiresAt()));
    }

    /// The ways to confirm an order that the bank offers this customer, the first choice first.
    public List<Factor> ways(Draft draft, TransferTerms terms, SignedInUser user) {
        return confirmations.waysOfCustomer(act(draft, terms, user));
    }

    /// What is typed into the customer's generator for an order.
    public Optional<KeypadQuestion> question(
            Draft draft, TransferTerms terms, Factor by, SignedInUser user) {
        return confirmations.question(act(draft, terms, user), by);
    }

    /// What his browser is asked to confirm an order with a passkey.
    public Optional<PasskeyOptions> passkey(
            Draft draft, TransferTerms terms, WebSite site, SignedInUser user) {
        return passkeys.forOrder(user.login(), terms.fingerprint(id(draft)), site);
    }

    /// The way to go: the one wished for where the bank offers it to this customer, else the first.
    Factor chosen(Draft draft, TransferTerms terms, @Nullable Factor wish, SignedInUser user) {
        List<Factor> ways = ways(draft, terms, user);
        return wish != null && ways.contains(wish) ? wish : ways.getFirst();
    }

    private static TransferId id(Draft draft) {
        return new TransferId(draft.id().value());
    }

    Confirmations.Act act(Draft draft, TransferTerms terms, SignedInUser user) {
        return new Confirmations.Act(
                terms.kind(),
                setting.rules().amount(terms),
                terms.payeeNumber(),
                user.login(),
                terms.fingerprint(id(draft)));
    }

    /// The token whose code is asked for; empty when the customer has none.
    public Optional<TokenView> token(SignedInUser user) {
        return confirmations.token(user);
    }

    /// The telephone that signs for a customer.
    public Optional<SigningDevice> app(SignedInUser user) {
        return confirmations.app(user.login());
    }

    /// Orders that wait for the customer's telephone, the newest first.
    public List<Draft> awaitingApp(SignedInUser user) {
        return drafts.open(user.login()).stream()
                .filter(draft -> draft.kind().equals(TransferForm.DRAFT_KIND))
                .filter(draft ->
                        request(draft, user)
                                .filter(request -> stands(request, Factor.APP_QR))
                                .isPresent())
                .toList();
    }

    /// What a typed code shows.
    ///
    /// @param wish the way the page was for; null for the one under way
    Confirmations.Shown shown(Draft draft, @Nullable Factor wish, Masked code, SignedInUser user) {
        Optional<ChallengeView> request = request(draft, user);
        TransferTerms terms = forms.read(draft.content()).terms();
        if (terms == null) {
            return Confirmations.Shown.code(Factor.SMS_CODE, code);
        }
        Factor by =
                wish != null
                        ? wish
                        : request.map(Confirmations::factor)
                                .orElseGet(() -> withoutRequest(act(draft, terms, user)));
        return by == Factor.APP_QR && request.isPresent()
                ? confirmations.signed(
                        user.login(), request.get().id(), terms.fingerprint(id(draft)), code)
                : Confirmations.Shown.code(by, code);
    }

    private Factor withoutRequest(Confirmations.Act act) {
        return confirmations.ways(act).stream()
                .filter(by -> by == Factor.TOKEN_CODE || by == Factor.NONE)
                .findFirst()
                .orElse(Factor.SMS_CODE);
    }
}
