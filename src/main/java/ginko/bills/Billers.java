package ginko.bills;

import ginko.accounts.Account;
import ginko.accounts.AccountKind;
import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.AccountId;
import ginko.kernel.Check;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The companies customers choose from to pay for a service.
@Component
public class Billers {

    private final BillersSql sql;
    private final AuditTrail audit;

    Billers(BillersSql sql, AuditTrail audit) {
        this.sql = sql;
        this.audit = audit;
    }

    /// Puts the account of a company on the list.
    ///
    /// @param name as customers see it
    @Transactional
    public void add(
            Account account, String name, Biller.Service service, Biller.Form form, String actor) {
        Check.argument(account.kind() == AccountKind.MERCHANT, "a company has a shop's account");
        var biller = new Biller(account.id(), account.number(), name, service, form);
        sql.insert(biller);
        audit.record(
                AuditEvent.of("BILLER_ADDED", actor, "account", account.id().value())
                        .with("service", service.name()));
    }

    /// All, by service and name.
    @Transactional(readOnly = true)
    public List<Biller> all() {
        return sql.all();
    }

    @Transactional(readOnly = true)
    public Optional<Biller> find(AccountId account) {
        return sql.all().stream().filter(each -> each.account().equals(account)).findFirst();
    }
}
