package ginko.accounts;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.identity.Login;
import ginko.identity.LoginState;
import ginko.identity.Logins;
import ginko.identity.SecurityNotices;
import ginko.identity.Session;
import ginko.identity.StepUp;
import ginko.identity.UserKind;
import ginko.kernel.Check;
import ginko.kernel.CustomerId;
import ginko.kernel.Ids;
import ginko.kernel.Money;
import ginko.policy.BankProfile;
import ginko.policy.LimitRule;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How much each customer may move. He sets his own limits below what is agreed with the bank, down
/// and up again at once, after a fresh second factor; more than the bank's ceiling needs two
/// members of staff. Every change is told to all his logins (seed 002, result mail for limit
/// changes).
@Service
public class Ceilings {

    private final CeilingsSql sql;
    private final Accounts accounts;
    private final Logins logins;
    private final StepUp stepUp;
    private final SecurityNotices notices;
    private final AuditTrail audit;
    private final BankProfile profile;
    private final Clock clock;

    Ceilings(
            CeilingsSql sql,
            Accounts accounts,
            Logins logins,
            StepUp stepUp,
            SecurityNotices notices,
            AuditTrail audit,
            BankProfile profile,
            Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.logins = logins;
        this.stepUp = stepUp;
        this.notices = notices;
        this.audit = audit;
        this.profile = profile;
        this.clock = clock;
    }

    /// What became of a customer's wish.
    public sealed interface Outcome {

        /// All of it counts from now on.
        record Changed() implements Outcome {}

        /// Nothing changed: the session has shown no second factor lately.
        record ProofRequired() implements Outcome {}

        /// Nothing changed; every reason is named.
        record Refused(Map<LimitRule, CeilingRefusal> reasons) implements Outcome {}
    }

    /// The ceilings of many customers, for those who count against them.
    @Transactional(readOnly = true)
    public CustomerCeilings of(Collection<CustomerId> customers) {
        return sql.read(customers);
    }

    /// The limits of a customer in the currencies of his accounts, in the order of the profile.
    @Transactional(readOnly = true)
    public List<Ceiling> ofCustomer(CustomerId customer) {
        CustomerCeilings now = sql.read(List.of(customer));
        return rules(customer).stream().map(rule -> now.of(rule, customer)).toList();
    }

    private List<LimitRule> rules(CustomerId customer) {
        var currencies =
                accounts.ofCustomer(customer).stream()
                        .map(view -> view.account().currency())
                        .distinct()
                        .toList();
        return profile.limits().rules().stream()
                .filter(rule -> currencies.contains(rule.ceiling().currency()))
                .toList();
    }

    /// Whether a login sets the limits of its contract: the person himself, or a company's master.
    @Transactional(readOnly = true)
    public boolean maySet(Session session) {
        return logins.find(session.login()).orElseThrow().user().kind() == UserKind.MASTER;
    }

    /// Sets own limits, all or none. A wish for as much as is agreed follows what is agreed from
    /// then on. Only for who may set them, see [#maySet].
    @Transactional
    public Outcome set(Map<LimitRule, Money> wishes, Session session) {
        Check.argument(maySet(session), "a login that sets the limits of its contract");
        if (!stepUp.isFresh(session)) {
            return new Outcome.ProofRequired();
        }
        CustomerId customer = session.customer();
        Map<LimitRule, Ceiling> before = new LinkedHashMap<>();
        ofCustomer(customer).forEach(ceiling -> before.put(ceiling.rule(), ceiling));
        boolean held = logins.coolingUntil(session.login()).isPresent();
        Map<LimitRule, CeilingRefusal> refused = new LinkedHashMap<>();
        Map<Ceiling, Money> changes = new LinkedHashMap<>();
        wishes.forEach((rule, wish) -> {
            Ceiling now = before.get(rule);
            if (now == null) {
                refused.put(rule, CeilingRefusal.CEILING_UNKNOWN);
            } else if (wish.compareTo(now.agreed()) > 0) {
                refused.put(rule, CeilingRefusal.CEILING_ABOVE_AGREED);
            } else if (held && wish.compareTo(now.inForce()) > 0) {
                refused.put(rule, CeilingRefusal.CEILING_AFTER_RECOVERY);
            } else if (!wish.equals(now.inForce())) {
                changes.put(now, wish);
            }
        });
        if (!refused.isEmpty()) {
            return new Outcome.Refused(refused);
        }
        changes.forEach((now, wish) -> {
            Money own = wish.equals(now.agreed()) ? null : wish;
            sql.setOwn(
                    CustomerCeilings.Key.of(now.rule(), customer),
                    own == null ? null : own.minor(),
                    clock.instant());
            var after = new Ceiling(now.rule(), now.agreed(), own);
            note(now, after, customer, "login:" + session.login());
            tell(now.rule(), now.inForce(), wish, customer);
        });
        return new Outcome.Changed();
    }

    /// Names a limit of a customer, see [#find].
    public static UUID id(CustomerId customer, LimitRule rule) {
        return Ids.named(
                "ceiling", customer.toString(), rule.code(), rule.ceiling().currency().code());
    }

    /// The limit of a customer with this id; empty where he has none.
    @Transactional(readOnly = true)
    public Optional<Ceiling> find(UUID id, CustomerId customer) {
        return ofCustomer(customer).stream()
                .filter(ceiling -> id(customer, ceiling.rule()).equals(id))
                .findFirst();
    }

    /// Agrees to another ceiling than before, also above the bank's. What the customer set himself
    /// stays and counts where it is lower.
    ///
    /// @param id see [#id]
    /// @return why nothing changed; empty when it counts from now on
    @Transactional
    public Optional<CeilingRefusal> agree(
            UUID id, CustomerId customer, Money ceiling, String actor) {
        Optional<Ceiling> before = find(id, customer);
        if (before.isEmpty()) {
            return Optional.of(CeilingRefusal.CEILING_UNKNOWN);
        }
        Ceiling now = before.get();
        if (now.agreed().equals(ceiling)) {
            return Optional.of(CeilingRefusal.CEILING_SAME);
        }
        sql.setAgreed(
                CustomerCeilings.Key.of(now.rule(), customer),
                ceiling.equals(now.rule().ceiling()) ? null : ceiling.minor(),
                clock.instant());
        note(now, new Ceiling(now.rule(), ceiling, now.own()), customer, actor);
        tell(now.rule(), now.agreed(), ceiling, customer);
        return Optional.empty();
    }

    private void note(Ceiling before, Ceiling after, CustomerId customer, String actor) {
        audit.record(
                AuditEvent.of("LIMIT_CHANGED", actor, "customer", customer.value())
                        .with("limit", after.rule().code())
                        .with("agreed", after.agreed().toString())
                        .with("before", before.inForce().toString())
                        .with("after", after.inForce().toString()));
    }

    private void tell(LimitRule rule, Money before, Money after, CustomerId customer) {
        for (Login login : logins.ofCustomer(customer)) {
            if (login.state() != LoginState.CLOSED && login.user().kind() == UserKind.MASTER) {
                notices.limitChanged(login, rule.name().in(login.language()), before, after);
            }
        }
    }
}
