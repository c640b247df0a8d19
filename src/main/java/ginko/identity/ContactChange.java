package ginko.identity;

import ginko.customers.Contact;
import ginko.customers.Contract;
import ginko.customers.ContractRefusal;
import ginko.customers.Contracts;
import ginko.kernel.Check;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where a customer wants to be reached, changed by himself (登録情報の変更, seed 002). It asks for a
/// fresh second factor, and the old mail address is told as well as the new one. The telephone for
/// codes and passwords is changed at the branch only.
@Service
public class ContactChange {

    private final Contracts contracts;
    private final Logins logins;
    private final StepUp stepUp;
    private final SecurityNotices notices;

    ContactChange(Contracts contracts, Logins logins, StepUp stepUp, SecurityNotices notices) {
        this.contracts = contracts;
        this.logins = logins;
        this.stepUp = stepUp;
        this.notices = notices;
    }

    /// What became of a wish to be reached elsewhere.
    public sealed interface Outcome {

        /// It counts from now on.
        record Changed() implements Outcome {}

        /// Nothing changed; every reason is named.
        record Refused(List<ContractRefusal> reasons) implements Outcome {}

        /// Nothing changed: the session has shown no second factor lately.
        record ProofRequired() implements Outcome {}
    }

    /// The contact of the contract; empty for users who are not reached there, in a company.
    @Transactional(readOnly = true)
    public Optional<Contact> of(Login login) {
        return isHis(login) ? Optional.of(stored(login)) : Optional.empty();
    }

    /// Replaces the contact of a login that has one, see [#of]. What is stored already is left
    /// alone and tells nobody.
    @Transactional
    public Outcome change(Session session, Contact wanted) {
        Login login = logins.find(session.login()).orElseThrow();
        Check.argument(isHis(login), "a user with addresses of his own");
        if (!stepUp.isFresh(session)) {
            return new Outcome.ProofRequired();
        }
        List<ContractRefusal> refusals = contracts.check(login.contract(), wanted);
        if (!refusals.isEmpty()) {
            return new Outcome.Refused(refusals);
        }
        Contact before = stored(login);
        if (!wanted.equals(before)) {
            contracts.setContact(login.contract(), wanted, SignIn.actor(login.id()));
            notices.contactChanged(login, before.mail());
        }
        return new Outcome.Changed();
    }

    private static boolean isHis(Login login) {
        return login.user().kind() == UserKind.MASTER && login.user().mail() == null;
    }

    private Contact stored(Login login) {
        Contract contract = contracts.find(login.contract()).orElseThrow();
        return new Contact(
                contract.mail(),
                contracts.contactPhone(contract.id()).orElse(""),
                contracts.wantsLetters(contract.id()));
    }
}
