package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.identity.PasskeyOutcome.Accepted;
import ginko.identity.PasskeyOutcome.Refused;
import ginko.kernel.Fingerprint;
import ginko.kernel.Ids;
import ginko.kernel.LoginId;
import ginko.policy.BankProfile;
import ginko.policy.Factor;
import ginko.policy.PasskeyUse;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The passkeys of a login: a customer adds, names and removes his own. Adding and removing ask for
/// a fresh second factor and are told to every address of the contract, so that nobody who found an
/// open session stays.
@Service
public class Passkeys {

    private static final int MOST = 10;
    private static final int NAME_MAX = 40;

    private final PasskeysSql sql;
    private final PasskeyChallenges challenges;
    private final PasskeyCheck check;
    private final PasskeyProofs proofs;
    private final StepUpSql fresh;
    private final LoginsSql logins;
    private final SecurityNotices notices;
    private final AuditTrail audit;
    private final BankProfile profile;
    private final Clock clock;

    Passkeys(
            PasskeysSql sql,
            PasskeyChallenges challenges,
            PasskeyCheck check,
            PasskeyProofs proofs,
            StepUpSql fresh,
            LoginsSql logins,
            SecurityNotices notices,
            AuditTrail audit,
            BankProfile profile,
            Clock clock) {
        this.sql = sql;
        this.challenges = challenges;
        this.check = check;
        this.proofs = proofs;
        this.fresh = fresh;
        this.logins = logins;
        this.notices = notices;
        this.audit = audit;
        this.profile = profile;
        this.clock = clock;
    }

    /// Whether the bank takes passkeys at all.
    public boolean areOffered() {
        return !profile.confirmations().passkeys().isEmpty()
                || profile.confirmations().takes(Factor.PASSKEY);
    }

    /// Whether the bank takes passkeys for this.
    public boolean areOffered(PasskeyUse use) {
        return profile.confirmations().passkeys().contains(use);
    }

    /// Oldest first.
    @Transactional(readOnly = true)
    public List<Passkey> ofLogin(LoginId login) {
        return sql.ofLogin(login).stream().map(StoredPasskey::passkey).toList();
    }

    /// What the browser of somebody who signs in is asked. It names no passkey, so that the page
    /// does not tell who has one.
    public PasskeyOptions atTheDoor(WebSite site) {
        return new PasskeyOptions(
                text(challenges.make(PasskeyChallenges.Use.signIn())),
                site.domain(),
                List.of(),
                null);
    }

    /// What the browser of a half or wholly signed-in customer is asked; empty when he has no
    /// passkey.
    Optional<PasskeyOptions> in(Session session, PasskeyPurpose purpose, WebSite site) {
        List<StoredPasskey> own = sql.ofLogin(session.login());
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new PasskeyOptions(
                                text(challenges.make(PasskeyChallenges.Use.in(session, purpose))),
                                site.domain(),
                                ids(own),
                                null));
    }

    /// What the browser is asked to confirm an order; empty when the login has no passkey.
    @Transactional(readOnly = true)
    public Optional<PasskeyOptions> forOrder(LoginId login, Fingerprint order, WebSite site) {
        List<StoredPasskey> own = sql.ofLogin(login);
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new PasskeyOptions(
                                text(challenges.make(PasskeyChallenges.Use.order(login, order))),
                                site.domain(),
                                ids(own),
                                null));
    }

    /// Checks the answer to an order's challenge and uses it up. It counts for this order only, as
    /// it stands now, and for three minutes.
    @Transactional
    public PasskeyOutcome confirmOrder(LoginId login, Fingerprint order, ClaimedPasskey claim) {
        return switch (proofs.check(claim, PasskeyChallenges.Use.order(login, order))) {
            case PasskeyProofs.Proof.Refused(PasskeyRefusal reason) ->
                    new Refused(
                            reason == PasskeyRefusal.PASSKEY_REFUSED
                                    ? PasskeyRefusal.PASSKEY_NOT_FOR_ORDER
                                    : reason);
            case PasskeyProofs.Proof.Right(StoredPasskey passkey) ->
                    passkey.login().equals(login)
                            ? new Accepted()
                            : new Refused(PasskeyRefusal.PASSKEY_NOT_FOR_ORDER);
        };
    }

    /// What the browser is asked to make a new passkey.
    @Transactional(readOnly = true)
    public PasskeyOptions forNew(Session session, WebSite site) {
        Login login = logins.find(session.login()).orElseThrow();
        return new PasskeyOptions(
                text(challenges.make(use(session))),
                site.domain(),
                ids(sql.ofLogin(session.login())),
                new PasskeyOptions.Owner(
                        text(PasskeyProofs.handle(login.id())),
                        login.name(),
                        session.displayName(),
                        profile.bank().name(login.language()),
                        PasskeyCheck.ALGORITHMS));
    }

    /// Keeps a new passkey.
    @Transactional
    public PasskeyOutcome add(Session session, String name, ClaimedPasskey claim) {
        if (!fresh.isFresh(session, clock.instant())) {
            return new Refused(PasskeyRefusal.PROOF_REQUIRED);
        }
        if (!isName(name)) {
            return new Refused(PasskeyRefusal.PASSKEY_NAME);
        }
        if (sql.ofLogin(session.login()).size() >= MOST) {
            return new Refused(PasskeyRefusal.PASSKEY_TOO_MANY);
        }
        Optional<PasskeyCheck.Made> read = check.readNew(claim.json());
        Optional<PasskeyRefusal> reason =
                read.isEmpty()
                        ? Optional.of(PasskeyRefusal.PASSKEY_NOT_REGISTERED)
                        : against(session, read.get(), claim);
        if (reason.isPresent()) {
            proofs.refused(
                    claim, session.login(), PasskeyPurpose.REGISTRATION, reason.get().name());
            return new Refused(reason.get());
        }
        return keep(session, name.strip(), read.orElseThrow().key());
    }

    private Optional<PasskeyRefusal> against(
            Session session, PasskeyCheck.Made made, ClaimedPasskey claim) {
        switch (challenges.check(made.challenge(), use(session))) {
            case GOOD -> {}
            case EXPIRED -> {
                return Optional.of(PasskeyRefusal.PASSKEY_EXPIRED);
            }
            case FOREIGN -> {
                return Optional.of(PasskeyRefusal.PASSKEY_NOT_REGISTERED);
            }
        }
        return switch (check.checkNew(made, claim.site())) {
            case NOT_VERIFIED -> Optional.of(PasskeyRefusal.PASSKEY_NOT_VERIFIED);
            case WRONG, COPIED -> Optional.of(PasskeyRefusal.PASSKEY_NOT_REGISTERED);
            case RIGHT ->
                    challenges.use(made.challenge())
                            ? Optional.empty()
                            : Optional.of(PasskeyRefusal.PASSKEY_REPLAYED);
        };
    }

    private PasskeyOutcome keep(Session session, String name, PasskeyCheck.NewKey key) {
        var passkey = new Passkey(Ids.next(), name, key.isBackedUp(), clock.instant(), null);
        boolean isNew =
                sql.insert(
                        new StoredPasskey(
                                passkey,
                                session.login(),
                                key.credentialId(),
                                key.attested(),
                                key.signCount(),
                                key.isBackupEligible()));
        if (!isNew) {
            return new Refused(PasskeyRefusal.PASSKEY_ALREADY_THERE);
        }
        record("PASSKEY_ADDED", session.login(), passkey.id());
        notices.passkeyAdded(logins.find(session.login()).orElseThrow());
        return new Accepted();
    }

    /// Gives a passkey another name. An unknown one is left alone.
    @Transactional
    public PasskeyOutcome rename(LoginId login, UUID id, String name) {
        if (!isName(name)) {
            return new Refused(PasskeyRefusal.PASSKEY_NAME);
        }
        if (sql.rename(id, login, name.strip())) {
            record("PASSKEY_RENAMED", login, id);
        }
        return new Accepted();
    }

    /// Takes a passkey away for ever. Taking one away that is gone does nothing.
    @Transactional
    public PasskeyOutcome remove(Session session, UUID id) {
        if (!fresh.isFresh(session, clock.instant())) {
            return new Refused(PasskeyRefusal.PROOF_REQUIRED);
        }
        if (sql.end(id, session.login(), "REMOVED", clock.instant())) {
            record("PASSKEY_REMOVED", session.login(), id);
            notices.passkeyRemoved(logins.find(session.login()).orElseThrow());
        }
        return new Accepted();
    }

    private void record(String event, LoginId login, UUID passkey) {
        audit.record(
                AuditEvent.of(event, SignIn.actor(login), "login", login.value())
                        .with("passkey", passkey.toString()));
    }

    private static PasskeyChallenges.Use use(Session session) {
        return PasskeyChallenges.Use.in(session, PasskeyPurpose.REGISTRATION);
    }

    private static boolean isName(String name) {
        String plain = name.strip();
        return !plain.isEmpty()
                && plain.codePointCount(0, plain.length()) <= NAME_MAX
                && plain.codePoints().noneMatch(Character::isISOControl);
    }

    private static List<String> ids(List<StoredPasskey> passkeys) {
        return passkeys.stream().map(key -> text(key.credentialId())).toList();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
