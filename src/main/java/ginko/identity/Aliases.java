package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.identity.AliasOutcome.Refused;
import ginko.identity.AliasOutcome.Stored;
import ginko.kernel.LoginId;
import ginko.policy.BankProfile;
import ginko.policy.SecretRules;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The alternative login a customer chooses because it is easy to remember, for example his own
/// telephone number. One a login, unique in the bank without regard to case, never equal to a login
/// the bank issued. The issued login keeps working.
@Service
public class Aliases {

    private static final String ALLOWED = "[\\p{L}\\p{N}._@+-]+";

    private final LoginsSql sql;
    private final CertificatesSql certificates;
    private final SecurityNotices notices;
    private final AuditTrail audit;
    private final SecretRules rules;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Aliases(
            LoginsSql sql,
            CertificatesSql certificates,
            SecurityNotices notices,
            AuditTrail audit,
            BankProfile profile,
            Clock clock,
            TransactionTemplate transaction) {
        this.sql = sql;
        this.certificates = certificates;
        this.notices = notices;
        this.audit = audit;
        this.rules = profile.secrets();
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Sets the alias, or replaces the one that was there.
    public AliasOutcome set(LoginId id, String written) {
        String alias = written.strip();
        int length = alias.codePointCount(0, alias.length());
        if (length < rules.aliasMin() || length > rules.aliasMax()) {
            return new Refused(AliasRefusal.ALIAS_LENGTH);
        }
        if (!alias.matches(ALLOWED) || LoginKey.of(alias).value().length() > LoginKey.MAX_LENGTH) {
            return new Refused(AliasRefusal.ALIAS_CHARACTERS);
        }
        AliasOutcome outcome =
                transaction.execute(status -> {
                    AliasOutcome result = replace(id, alias);
                    if (result instanceof Refused) {
                        status.setRollbackOnly();
                    }
                    return result;
                });
        return outcome == null ? new Refused(AliasRefusal.ALIAS_TAKEN) : outcome;
    }

    /// Removes the alias; removing none, or one of a login whose name is frozen, does nothing.
    public void remove(LoginId id) {
        transaction.executeWithoutResult(status -> {
            Login login = sql.find(id).orElseThrow();
            if (!certificates.hadOne(id) && sql.deleteAlias(id)) {
                audit.record(event("ALIAS_REMOVED", id));
                notices.aliasChanged(login);
            }
        });
    }

    private AliasOutcome replace(LoginId id, String alias) {
        LoginState state = sql.lockState(id);
        Login login = sql.find(id).orElseThrow();
        if (alias.equals(login.alias())) {
            return new Stored(alias);
        }
        if (certificates.hadOne(id)) {
            return new Refused(AliasRefusal.ALIAS_FROZEN);
        }
        boolean replaced = sql.deleteAlias(id);
        if (state != LoginState.ACTIVE || !sql.insertName(id, "ALIAS", alias, clock.instant())) {
            return new Refused(AliasRefusal.ALIAS_TAKEN);
        }
        audit.record(event(replaced ? "ALIAS_REPLACED" : "ALIAS_SET", id));
        notices.aliasChanged(login);
        return new Stored(alias);
    }

    private static AuditEvent event(String kind, LoginId id) {
        return AuditEvent.of(kind, SignIn.actor(id), "login", id.value());
    }
}
