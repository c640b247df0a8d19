package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.customers.Contact;
import ginko.customers.ContractRefusal;
import ginko.customers.Contracts;
import ginko.drafts.Draft;
import ginko.drafts.Drafts;
import ginko.identity.FirstUseOutcome.Done;
import ginko.identity.FirstUseOutcome.Ended;
import ginko.identity.FirstUseOutcome.Wrong;
import ginko.kernel.DraftId;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.policy.BankProfile;
import ginko.policy.Feature;
import ginko.policy.SecretKind;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The first sign-in of a newcomer, page by page (seed 002): questions, both passwords, details,
/// check. Each page stores what it took, details in a draft, so that nothing has to be done twice
/// and stopping in between locks nobody out.
@Service
public class FirstUseWizard {

    private static final String KIND = "first-use";

    private final LoginsSql logins;
    private final CredentialsSql credentials;
    private final SecretAnswers answers;
    private final SecretPolicies policies;
    private final Secrets secrets;
    private final PasswordHashes hashes;
    private final HashQueue queue;
    private final Sessions sessions;
    private final Drafts drafts;
    private final Contracts contracts;
    private final SecurityNotices notices;
    private final AuditTrail audit;
    private final BankProfile profile;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FirstUseWizard(
            LoginsSql logins,
            CredentialsSql credentials,
            SecretAnswers answers,
            SecretPolicies policies,
            Secrets secrets,
            PasswordHashes hashes,
            HashQueue queue,
            Sessions sessions,
            Drafts drafts,
            Contracts contracts,
            SecurityNotices notices,
            AuditTrail audit,
            BankProfile profile,
            JsonMapper json,
            Clock clock,
            TransactionTemplate transaction) {
        this.logins = logins;
        this.credentials = credentials;
        this.answers = answers;
        this.policies = policies;
        this.secrets = secrets;
        this.hashes = hashes;
        this.queue = queue;
        this.sessions = sessions;
        this.drafts = drafts;
        this.contracts = contracts;
        this.notices = notices;
        this.audit = audit;
        this.profile = profile;
        this.json = json;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// The page that comes next.
    public FirstUseStep step(Session session) {
        LoginId login = session.login();
        if (profile.has(Feature.SECRET_QUESTIONS) && answers.ofLogin(login).isEmpty()) {
            return FirstUseStep.QUESTIONS;
        }
        boolean temporary =
                credentials
                        .find(login, SecretKind.LOGIN_PASSWORD)
                        .map(StoredPassword::isTemporary)
                        .orElse(false);
        if (temporary) {
            return FirstUseStep.PASSWORDS;
        }
        return details(session).isEmpty() ? FirstUseStep.DETAILS : FirstUseStep.CHECK;
    }

    /// Changes both passwords together, or neither.
    ///
    /// @return what is wrong with which; [PasswordRefusal#OLD_PASSWORD_WRONG] costs a try. Empty
    ///   when both are changed
    /// @throws ginko.kernel.Overloaded when too many passwords are being checked
    public Map<SecretKind, PasswordRefusal> changePasswords(
            Session session, Map<SecretKind, PasswordEntry> entries) {
        Login login = logins.find(session.login()).orElseThrow();
        Map<SecretKind, PasswordRefusal> refusals = policies.check(entries, login);
        return refusals.isEmpty()
                ? queue.run(() -> changeInTurn(session, login, entries))
                : refusals;
    }

    private Map<SecretKind, PasswordRefusal> changeInTurn(
            Session session, Login login, Map<SecretKind, PasswordEntry> entries) {
        Map<SecretKind, PasswordRefusal> refusals = new EnumMap<>(SecretKind.class);
        Map<SecretKind, String> fresh = new EnumMap<>(SecretKind.class);
        entries.forEach((kind, entry) -> {
            SecretOutcome outcome =
                    secrets.check(login.id(), kind, entry.old(), session.place().bucket());
            if (outcome instanceof SecretOutcome.Right) {
                fresh.put(kind, hashes.hash(entry.fresh()));
            } else {
                refusals.put(kind, PasswordRefusal.OLD_PASSWORD_WRONG);
            }
        });
        if (refusals.isEmpty()) {
            transaction.executeWithoutResult(status -> {
                fresh.forEach((kind, hash) ->
                        credentials.store(
                                login.id(),
                                kind,
                                new StoredPassword(
                                        hash, hashes.pepperKey(), PasswordKind.CHOSEN, null),
                                clock.instant()));
                notices.passwordChanged(login);
                audit.record(event("PASSWORD_CHANGED", login.id()));
            });
        }
        return refusals;
    }

    /// Keeps the details for the check page.
    ///
    /// @return what is wrong with them; empty when they are kept
    public List<ContractRefusal> keep(Session session, FirstUseDetails details) {
        Login login = logins.find(session.login()).orElseThrow();
        List<ContractRefusal> refusals = contracts.check(login.contract(), contact(details));
        if (!refusals.isEmpty()) {
            return refusals;
        }
        String content = json.writeValueAsString(details);
        Optional<Draft> kept = draft(session);
        if (kept.isEmpty() || drafts.change(kept.get(), content).isEmpty()) {
            var unused =
                    drafts.start(
                            DraftId.next(),
                            KIND,
                            new Drafts.Owner(session.login(), session.customer()),
                            content);
        }
        return List.of();
    }

    /// The details kept so far.
    public Optional<FirstUseDetails> details(Session session) {
        return draft(session).map(draft -> json.readValue(draft.content(), FirstUseDetails.class));
    }

    /// Stores the details when the confirmation password is right, and completes the session.
    public FirstUseOutcome confirm(Session session, Masked confirmation) {
        Optional<FirstUseDetails> details = details(session);
        if (step(session) != FirstUseStep.CHECK || details.isEmpty()) {
            return new Ended();
        }
        return switch (secrets.check(
                session.login(), SecretKind.CONFIRMATION_PASSWORD, confirmation)) {
            case SecretOutcome.Right() -> {
                FirstUseOutcome outcome =
                        transaction.execute(status -> complete(session, details.get()));
                yield outcome == null ? new Ended() : outcome;
            }
            case SecretOutcome.Wrong(int triesLeft) -> new Wrong(triesLeft);
            case SecretOutcome.Locked() -> new Ended();
            case SecretOutcome.NotSet() -> new Ended();
        };
    }

    private FirstUseOutcome complete(Session session, FirstUseDetails details) {
        Login login = logins.find(session.login()).orElseThrow();
        Optional<Session> next = sessions.advance(session, login, Stage.FULL);
        if (next.isEmpty()) {
            return new Ended();
        }
        contracts.setContact(login.contract(), contact(details), SignIn.actor(login.id()));
        draft(session).ifPresent(draft -> drafts.complete(List.of(draft.id())));
        logins.setFirstUse(login.id(), null);
        logins.signedIn(login.id(), clock.instant());
        notices.firstUseDone(login);
        audit.record(event("FIRST_USE_DONE", login.id()));
        return new Done(next.get());
    }

    private Optional<Draft> draft(Session session) {
        return drafts.open(session.login()).stream()
                .filter(draft -> draft.kind().equals(KIND))
                .findFirst();
    }

    private static Contact contact(FirstUseDetails details) {
        return new Contact(details.mail(), details.phone(), details.wantsLetters());
    }

    private static AuditEvent event(String kind, LoginId login) {
        return AuditEvent.of(kind, SignIn.actor(login), "login", login.value());
    }
}
