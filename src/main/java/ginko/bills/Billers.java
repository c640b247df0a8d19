package ginko.bills;

import ginko.accounts.Account;
import ginko.accounts.AccountKind;
import ginko.accounts.Accounts;
import ginko.accounts.NewAccount;
import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.customers.CustomerKind;
import ginko.customers.Customers;
import ginko.customers.NewCustomer;
import ginko.kernel.AccountId;
import ginko.kernel.Check;
import ginko.kernel.CustomerId;
import ginko.policy.BankProfile;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The companies customers choose from to pay for a service, and what is to be changed in their
/// list. Whoever lets people change it makes sure that another person decides.
@Component
public class Billers {

    private final BillersSql sql;
    private final Customers customers;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final BankProfile profile;
    private final Clock clock;

    Billers(
            BillersSql sql,
            Customers customers,
            Accounts accounts,
            AuditTrail audit,
            BankProfile profile,
            Clock clock) {
        this.sql = sql;
        this.customers = customers;
        this.accounts = accounts;
        this.audit = audit;
        this.profile = profile;
        this.clock = clock;
    }

    /// Puts the account of a company on the list.
    ///
    /// @param name as customers see it
    @Transactional
    public void add(
            Account account, String name, Biller.Service service, Biller.Form form, String actor) {
        Check.argument(account.kind() == AccountKind.MERCHANT, "a company has a shop's account");
        sql.insert(new Biller(account.id(), account.number(), name, service, form, null));
        audit.record(
                AuditEvent.of("BILLER_ADDED", actor, "account", account.id().value())
                        .with("service", service.name()));
    }

    /// Those that customers see, by service and name.
    @Transactional(readOnly = true)
    public List<Biller> all() {
        return everyOne().stream().filter(each -> each.stoppedAt() == null).toList();
    }

    /// Also those that were stopped.
    @Transactional(readOnly = true)
    public List<Biller> everyOne() {
        return sql.all();
    }

    /// One that customers see.
    @Transactional(readOnly = true)
    public Optional<Biller> find(AccountId account) {
        return all().stream().filter(each -> each.account().equals(account)).findFirst();
    }

    /// Notes what somebody wants changed.
    ///
    /// @return false when something else about the company is not decided yet
    @Transactional
    public boolean propose(BillerChange change) {
        return sql.propose(change);
    }

    /// What is not decided yet, the oldest first.
    @Transactional(readOnly = true)
    public List<BillerChange> waiting() {
        return sql.waiting();
    }

    /// One that is not decided yet; nobody else decides it meanwhile.
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<BillerChange> lock(UUID change) {
        return sql.lock(change);
    }

    /// Drops a change that waits.
    @Transactional(propagation = Propagation.MANDATORY)
    public void refuse(BillerChange change, String actor) {
        sql.decide(change.id(), "REFUSED", actor, clock.instant());
    }

    /// Carries a change out.
    @Transactional(propagation = Propagation.MANDATORY)
    public void carryOut(BillerChange change, String actor) {
        sql.decide(change.id(), "DONE", actor, clock.instant());
        switch (change.kind()) {
            case ADD ->
                    add(open(change, actor), change.name(), change.service(), change.form(), actor);
            case CHANGE -> sql.change(known(change), change);
            case STOP -> sql.stop(known(change), clock.instant());
            case RESUME -> sql.resume(known(change));
        }
    }

    private static AccountId known(BillerChange change) {
        return Objects.requireNonNull(change.account());
    }

    /// The company becomes a customer with one account in the currency of the bank.
    private Account open(BillerChange change, String actor) {
        CustomerId customer =
                customers.add(
                        new NewCustomer(
                                CustomerKind.MERCHANT,
                                change.name(),
                                profile.defaultLanguage(),
                                profile.fees().defaultClass(),
                                null),
                        actor);
        return accounts.open(
                new NewAccount(
                        customer,
                        AccountKind.MERCHANT,
                        profile.currencies().base(),
                        profile.accountNumbers().branches().getFirst().code(),
                        null,
                        null),
                actor);
    }
}
