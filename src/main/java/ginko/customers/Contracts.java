package ginko.customers;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.customers.SignOutcome.Refused;
import ginko.customers.SignOutcome.Signed;
import ginko.kernel.Check;
import ginko.kernel.ContractId;
import ginko.kernel.CustomerId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Signs and finds contracts for remote service.
@Service
public class Contracts {

    private static final String NUMBER = "[\\p{L}\\p{N}][\\p{L}\\p{N}/.-]{0,31}";

    private final ContractsSql sql;
    private final AuditTrail audit;
    private final Clock clock;

    Contracts(ContractsSql sql, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /// Writes a contract on behalf of `actor`. There is no waiting period: service may be used from
    /// this moment on (seed 000). Refused for a number that is used or malformed, a telephone
    /// number that cannot exist, or a malformed mail address.
    @Transactional
    public SignOutcome sign(NewContract contract, String actor) {
        if (!contract.number().matches(NUMBER)) {
            return new Refused(ContractRefusal.CONTRACT_NUMBER_INVALID);
        }
        Optional<String> phone = ContactRules.phone(contract.phone());
        if (phone.isEmpty()) {
            return new Refused(ContractRefusal.PHONE_INVALID);
        }
        Optional<String> mail = ContactRules.mail(contract.mail());
        if (mail.isEmpty()) {
            return new Refused(ContractRefusal.MAIL_INVALID);
        }
        Contract signed =
                new Contract(
                        ContractId.next(),
                        contract.customer(),
                        contract.number(),
                        phone.get(),
                        mail.get(),
                        contract.signedOn());
        if (!sql.insert(signed, clock.instant())) {
            return new Refused(ContractRefusal.CONTRACT_NUMBER_TAKEN);
        }
        audit.record(
                AuditEvent.of("CONTRACT_SIGNED", actor, "contract", signed.id().value())
                        .with("customer", signed.customer().toString()));
        return new Signed(signed);
    }

    /// What is wrong with an address or number a customer wants to be reached at.
    @Transactional(readOnly = true)
    public List<ContractRefusal> check(ContractId id, Contact contact) {
        List<ContractRefusal> refusals = new ArrayList<>();
        if (ContactRules.mail(contact.mail()).isEmpty()) {
            refusals.add(ContractRefusal.MAIL_INVALID);
        }
        if (!contact.phone().isBlank() && phone(id, contact).isEmpty()) {
            refusals.add(ContractRefusal.PHONE_INVALID);
        }
        return refusals;
    }

    /// Stores what [#check] found right. The telephone for secrets stays as it was signed.
    @Transactional
    public void setContact(ContractId id, Contact contact, String actor) {
        Check.argument(check(id, contact).isEmpty(), "an unchecked contact");
        sql.setContact(
                id,
                contact.mail().strip(),
                contact.phone().isBlank() ? null : phone(id, contact).orElseThrow(),
                contact.wantsLetters());
        audit.record(AuditEvent.of("CONTACT_CHANGED", actor, "contract", id.value()));
    }

    /// Ends a contract on its last day. What hangs on it is closed by whoever ends it.
    ///
    /// @return false when it had ended before
    @Transactional
    public boolean end(ContractId id, LocalDate day, String actor) {
        boolean isEnded = sql.end(id, day);
        if (isEnded) {
            audit.record(AuditEvent.of("CONTRACT_ENDED", actor, "contract", id.value()));
        }
        return isEnded;
    }

    /// The contract of a customer that holds, the oldest if several do.
    @Transactional(readOnly = true)
    public Optional<Contract> holding(CustomerId customer) {
        return sql.holding(customer);
    }

    /// Where the customer wants to be called; empty when he told nothing.
    @Transactional(readOnly = true)
    public Optional<String> contactPhone(ContractId id) {
        return sql.contactPhone(id);
    }

    /// Whether the customer wants advertising by post.
    @Transactional(readOnly = true)
    public boolean wantsLetters(ContractId id) {
        return sql.wantsLetters(id);
    }

    private Optional<String> phone(ContractId id, Contact contact) {
        Contract contract = sql.find(id).orElseThrow();
        return ContactRules.phone(contact.phone(), contract.phone());
    }

    /// Changes the telephone number to which codes and passwords go, on behalf of `actor`.
    ///
    /// @return why not; empty when it is changed
    @Transactional
    public Optional<ContractRefusal> changePhone(ContractId id, String written, String actor) {
        Optional<String> phone = ContactRules.phone(written);
        if (phone.isEmpty()) {
            return Optional.of(ContractRefusal.PHONE_INVALID);
        }
        sql.changePhone(id, phone.get());
        audit.record(AuditEvent.of("CONTRACT_PHONE_CHANGED", actor, "contract", id.value()));
        return Optional.empty();
    }

    /// A telephone number in the form contracts have it; one without country code is of the country
    /// of this contract's. Empty when it cannot exist.
    public static Optional<String> phone(String written, Contract contract) {
        return ContactRules.phone(written, contract.phone());
    }

    /// One plain mail address without surrounding blanks; empty when it is none.
    public static Optional<String> mail(String written) {
        return ContactRules.mail(written);
    }

    /// A telephone number in the form contracts have it (E.164); empty when it cannot exist.
    public static Optional<String> phone(String written) {
        return ContactRules.phone(written);
    }

    @Transactional(readOnly = true)
    public Optional<Contract> find(ContractId id) {
        return sql.find(id);
    }

    /// The first contract of each customer, with one statement; who has none is left out.
    @Transactional(readOnly = true)
    public Map<CustomerId, Contract> firstOf(Collection<CustomerId> customers) {
        return sql.ofCustomers(customers).stream()
                .collect(
                        Collectors.toMap(
                                Contract::customer, Function.identity(), (first, next) -> first));
    }

    /// All contracts of a customer, ended ones last, else oldest first.
    @Transactional(readOnly = true)
    public List<Contract> ofCustomer(CustomerId customer) {
        return sql.ofCustomers(List.of(customer));
    }
}
