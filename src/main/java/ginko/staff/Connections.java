package ginko.staff;

import ginko.accounts.Account;
import ginko.accounts.AccountKind;
import ginko.accounts.Accounts;
import ginko.customers.Contract;
import ginko.customers.Contracts;
import ginko.customers.Customer;
import ginko.customers.Customers;
import ginko.customers.DocumentKind;
import ginko.customers.Documents;
import ginko.customers.NewContract;
import ginko.customers.Passports;
import ginko.customers.ServiceRefusals;
import ginko.customers.ShownPassport;
import ginko.customers.SignOutcome;
import ginko.identity.Credentials;
import ginko.identity.Login;
import ginko.identity.LoginState;
import ginko.identity.Logins;
import ginko.identity.NewLogin;
import ginko.identity.UserKind;
import ginko.kernel.CustomerId;
import ginko.policy.BankProfile;
import ginko.policy.Feature;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/// Brings customers into the bank and connects them to its remote services (seed 000): whoever
/// holds a product may sign a contract in a branch; whoever concludes a loan or a card is connected
/// with it, unless he has refused in writing. There is no waiting time.
@Service
public class Connections {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NUMBERS = 10_000_000;

    private final Customers customers;
    private final Passports passports;
    private final ServiceRefusals refusals;
    private final Contracts contracts;
    private final Documents documents;
    private final Accounts accounts;
    private final Logins logins;
    private final Credentials credentials;
    private final BankProfile profile;
    private final Clock clock;

    Connections(
            Customers customers,
            Passports passports,
            ServiceRefusals refusals,
            Contracts contracts,
            Documents documents,
            Accounts accounts,
            Logins logins,
            Credentials credentials,
            BankProfile profile,
            Clock clock) {
        this.customers = customers;
        this.passports = passports;
        this.refusals = refusals;
        this.contracts = contracts;
        this.documents = documents;
        this.accounts = accounts;
        this.logins = logins;
        this.credentials = credentials;
        this.profile = profile;
        this.clock = clock;
    }

    /// Adds a person whose passport was seen.
    @Transactional
    public PersonOutcome add(NewPerson person, Member member) {
        if (passports.owner(person.passport()).isPresent()) {
            return new PersonOutcome.Refused(StaffRefusal.PASSPORT_KNOWN);
        }
        CustomerId customer = customers.add(person.customer(), member.actor());
        if (!passports.record(customer, person.passport(), member.actor())) {
            // another clerk recorded the passport meanwhile
            TransactionInterceptor.currentTransactionStatus().setRollbackOnly();
            return new PersonOutcome.Refused(StaffRefusal.PASSPORT_KNOWN);
        }
        return new PersonOutcome.Added(customer);
    }

    /// Whether a product of this kind connects its customer by itself.
    public static boolean connects(AccountKind kind) {
        return switch (kind) {
            case LOAN, CARD -> true;
            case CURRENT, SAVINGS, DEPOSIT, MERCHANT -> false;
        };
    }

    /// Opens the account of a product. A loan or a card connects the customer at the same time,
    /// unless he is connected or has refused in writing.
    @Transactional
    public ProductOutcome conclude(NewProduct product, Member member) {
        CustomerId customer = product.account().customer();
        boolean isKnown =
                product.card()
                        .filter(card -> documents.isOfAnother(customer, DocumentKind.CARD, card))
                        .isPresent();
        if (isKnown) {
            return new ProductOutcome.Refused(StaffRefusal.CARD_KNOWN);
        }
        Optional<Login> issued = Optional.empty();
        boolean connects =
                connects(product.account().kind())
                        && !isConnected(customer)
                        && refusals.of(customer).isEmpty();
        if (connects) {
            var application = new Application(customer, "", product.phone(), product.mail());
            switch (sign(application, member)) {
                case ConnectOutcome.Connected(Contract _, Login login) ->
                        issued = Optional.of(login);
                case ConnectOutcome.Refused(var refusal) -> {
                    return new ProductOutcome.Refused(refusal);
                }
            }
        }
        Account account = accounts.open(product.account(), member.actor());
        product.card()
                .ifPresent(number ->
                        documents.note(customer, DocumentKind.CARD, number, member.actor()));
        return new ProductOutcome.Concluded(account, issued);
    }

    /// Connects a customer who signed an application in the branch.
    @Transactional
    public ConnectOutcome connect(Application application, Member member) {
        CustomerId customer = application.customer();
        if (accounts.ofCustomer(customer).isEmpty()) {
            return new ConnectOutcome.Refused(StaffRefusal.NO_PRODUCT);
        }
        if (isConnected(customer)) {
            return new ConnectOutcome.Refused(StaffRefusal.ALREADY_CONNECTED);
        }
        if (refusals.of(customer).isPresent()) {
            return new ConnectOutcome.Refused(StaffRefusal.SERVICE_REFUSED);
        }
        return sign(application, member);
    }

    public boolean isConnected(CustomerId customer) {
        return logins.ofCustomer(customer).stream()
                .anyMatch(login -> login.state() != LoginState.CLOSED);
    }

    /// The login of the contract the customer signed last; empty when none holds.
    public Optional<Login> newest(CustomerId customer) {
        return logins.ofCustomer(customer).stream()
                .filter(login -> login.state() != LoginState.CLOSED)
                .filter(login -> login.user().kind() == UserKind.MASTER)
                .reduce((_, later) -> later);
    }

    /// The login of a connected customer who has never signed in and may choose his login himself;
    /// empty where the bank gives the logins.
    public Optional<Login> newcomer(CustomerId customer) {
        return newest(customer)
                .filter(login -> profile.has(Feature.LOGIN_ID_ACQUISITION))
                .filter(login -> login.lastSignInAt() == null);
    }

    private ConnectOutcome sign(Application application, Member member) {
        Optional<ShownPassport> passport = passports.of(application.customer());
        if (passport.isEmpty()) {
            return new ConnectOutcome.Refused(StaffRefusal.PASSPORT_MISSING);
        }
        if (!profile.staff().accepts(passport.get().country())) {
            return new ConnectOutcome.Refused(StaffRefusal.PASSPORT_NOT_ACCEPTED);
        }
        LocalDate today = profile.calendar().today(clock.instant());
        String number = application.number().isBlank() ? number(today) : application.number();
        var contract =
                new NewContract(
                        application.customer(),
                        number.strip(),
                        application.phone(),
                        application.mail(),
                        today);
        return switch (contracts.sign(contract, member.actor())) {
            case SignOutcome.Refused(var refusal) -> new ConnectOutcome.Refused(refusal);
            case SignOutcome.Signed(Contract signed) -> {
                Customer customer = customers.find(application.customer()).orElseThrow();
                Login login =
                        logins.issue(
                                new NewLogin(signed.id(), customer.language(), null),
                                member.actor());
                credentials.issueTemporaryPassword(login.id(), member.actor());
                yield new ConnectOutcome.Connected(signed, login);
            }
        };
    }

    private static String number(LocalDate today) {
        return String.format(Locale.ROOT, "%d-%07d", today.getYear(), RANDOM.nextInt(NUMBERS));
    }
}
