package ginko.demo;

import ginko.accounts.Account;
import ginko.accounts.AccountKind;
import ginko.accounts.AccountView;
import ginko.accounts.Accounts;
import ginko.accounts.Loans;
import ginko.accounts.NewAccount;
import ginko.customers.Contract;
import ginko.customers.Contracts;
import ginko.customers.Customers;
import ginko.customers.NewContract;
import ginko.customers.NewCustomer;
import ginko.customers.SignOutcome;
import ginko.identity.Login;
import ginko.identity.Logins;
import ginko.identity.NewLogin;
import ginko.kernel.Currency;
import ginko.kernel.CustomerId;
import ginko.policy.BankProfile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Brings the sample customers into the bank as a branch would: customer, contract, login,
/// accounts.
@Component
@Conditional(DemoSwitch.class)
class SampleAccounts {

    private static final String ACTOR = "system:demo";
    private static final List<Role> OF_A_PERSON =
            List.of(Role.CURRENT, Role.SAVINGS, Role.CARD, Role.DEPOSIT, Role.LOAN);

    private final SampleCustomers samples;
    private final Customers customers;
    private final Contracts contracts;
    private final Logins logins;
    private final Accounts accounts;
    private final Loans loans;
    private final BankProfile profile;
    private final DemoTokens tokens;

    SampleAccounts(
            SampleCustomers samples,
            Customers customers,
            Contracts contracts,
            Logins logins,
            Accounts accounts,
            Loans loans,
            BankProfile profile,
            DemoTokens tokens) {
        this.samples = samples;
        this.customers = customers;
        this.contracts = contracts;
        this.logins = logins;
        this.accounts = accounts;
        this.loans = loans;
        this.profile = profile;
        this.tokens = tokens;
    }

    /// The sample customers this bank has.
    List<SeededCustomer> existing() {
        List<SeededCustomer> found = new ArrayList<>();
        for (SampleCustomer sample : samples.all()) {
            Optional<Login> login = logins.findByName(sample.login());
            login.ifPresent(known -> found.add(seeded(sample, known)));
        }
        return found;
    }

    /// Adds all sample customers, with contracts of the date `since`, or none of them.
    @Transactional
    public List<SeededCustomer> open(LocalDate since) {
        List<SeededCustomer> opened = new ArrayList<>();
        for (SampleCustomer sample : samples.all()) {
            opened.add(open(sample, since));
        }
        return opened;
    }

    /// Whether the bank has customers at all.
    boolean hasCustomers() {
        return customers.hasAny();
    }

    private SeededCustomer seeded(SampleCustomer sample, Login login) {
        Contract contract = contracts.find(login.contract()).orElseThrow();
        List<Account> owned =
                accounts.ofCustomer(login.customer()).stream().map(AccountView::account).toList();
        return new SeededCustomer(sample, login, contract.signedOn(), owned);
    }

    private SeededCustomer open(SampleCustomer sample, LocalDate since) {
        CustomerId customer =
                customers.add(
                        new NewCustomer(
                                sample.kind(),
                                sample.name(),
                                sample.language(),
                                sample.feeClass(),
                                sample.birthDate()),
                        ACTOR);
        Contract contract = sign(sample, customer, since);
        Login login =
                logins.issueNamed(
                        new NewLogin(contract.id(), sample.language(), sample.factor()),
                        sample.login(),
                        ACTOR);
        tokens.handOver(login, ACTOR);
        List<Account> opened = new ArrayList<>();
        if (sample.isPerson()) {
            for (Role role : OF_A_PERSON) {
                Account account = open(sample, customer, role, since);
                opened.add(account);
                if (role == Role.LOAN) {
                    loans.agree(
                            account, SampleLoan.terms(samples, sample.currency(), since), ACTOR);
                }
            }
            if (!sample.currency().equals(profile.currencies().base())) {
                opened.add(open(sample, customer, Role.FOREIGN, since));
            }
        } else {
            opened.add(open(sample, customer, Role.SHOP, since));
        }
        return new SeededCustomer(sample, login, since, opened);
    }

    private Contract sign(SampleCustomer sample, CustomerId customer, LocalDate since) {
        SignOutcome outcome =
                contracts.sign(
                        new NewContract(
                                customer,
                                "DEMO-" + sample.login().substring(2),
                                sample.phone(),
                                sample.mail(),
                                since),
                        ACTOR);
        return switch (outcome) {
            case SignOutcome.Signed(Contract contract) -> contract;
            case SignOutcome.Refused(var refusal) ->
                    throw new IllegalStateException(
                            "sample customer " + sample.login() + ": " + refusal);
        };
    }

    private Account open(SampleCustomer sample, CustomerId customer, Role role, LocalDate since) {
        Currency currency = role == Role.FOREIGN ? profile.currencies().base() : sample.currency();
        return accounts.openAsOf(
                since,
                new NewAccount(
                        customer,
                        kind(role),
                        currency,
                        sample.branch(),
                        samples.nickname(sample.language(), role),
                        card(sample, role)),
                ACTOR);
    }

    private static @Nullable String card(SampleCustomer sample, Role role) {
        return role == Role.CARD ? "•••• •••• •••• " + sample.cardDigits() : null;
    }

    private static AccountKind kind(Role role) {
        return switch (role) {
            case CURRENT, FOREIGN -> AccountKind.CURRENT;
            case SAVINGS -> AccountKind.SAVINGS;
            case CARD -> AccountKind.CARD;
            case DEPOSIT -> AccountKind.DEPOSIT;
            case LOAN -> AccountKind.LOAN;
            case SHOP -> AccountKind.MERCHANT;
            case FRIEND, WORLD, CASH ->
                    throw new IllegalArgumentException("not an account of the customer: " + role);
        };
    }
}
