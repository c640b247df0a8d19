package ginko.demo;

import ginko.accounts.Account;
import ginko.accounts.AccountKind;
import ginko.accounts.Accounts;
import ginko.accounts.BankAccounts;
import ginko.accounts.BankPurpose;
import ginko.accounts.NewAccount;
import ginko.customers.Contract;
import ginko.customers.Contracts;
import ginko.customers.CustomerKind;
import ginko.customers.Customers;
import ginko.customers.NewContract;
import ginko.customers.NewCustomer;
import ginko.customers.SignOutcome;
import ginko.identity.ContractUser;
import ginko.identity.Login;
import ginko.identity.Logins;
import ginko.identity.NewLogin;
import ginko.kernel.Check;
import ginko.kernel.CustomerId;
import ginko.kernel.Fingerprint;
import ginko.kernel.Ids;
import ginko.ledger.EntryKind;
import ginko.ledger.Journal;
import ginko.ledger.Leg;
import ginko.ledger.PostOutcome;
import ginko.ledger.PostRequest;
import ginko.ledger.RequestKey;
import ginko.ledger.TextCode;
import ginko.policy.BankProfile;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Brings the sample companies into the bank: customer, contract, a login for each user, and an
/// account with money.
@Component
@Conditional(DemoSwitch.class)
class SampleCompanies {

    private static final String ACTOR = "system:demo";
    private static final UUID CLIENT = UUID.fromString("019ab000-0000-7000-8000-00000000d341");

    /// Monthly salaries of a person that lie on the account.
    private static final int SALARIES = 20;

    private final SampleCustomers samples;
    private final Customers customers;
    private final Contracts contracts;
    private final Logins logins;
    private final DemoTokens tokens;
    private final Accounts accounts;
    private final BankAccounts bank;
    private final Journal journal;
    private final BankProfile profile;
    private final Clock clock;

    SampleCompanies(
            SampleCustomers samples,
            Customers customers,
            Contracts contracts,
            Logins logins,
            DemoTokens tokens,
            Accounts accounts,
            BankAccounts bank,
            Journal journal,
            BankProfile profile,
            Clock clock) {
        this.samples = samples;
        this.customers = customers;
        this.contracts = contracts;
        this.logins = logins;
        this.tokens = tokens;
        this.accounts = accounts;
        this.bank = bank;
        this.journal = journal;
        this.profile = profile;
        this.clock = clock;
    }

    /// Adds those the bank does not have yet.
    @Transactional
    public void add() {
        for (SampleCompany company : samples.companies()) {
            if (logins.findByName(company.master().login()).isEmpty()) {
                open(company);
            }
        }
    }

    private void open(SampleCompany company) {
        LocalDate today = profile.calendar().today(clock.instant());
        CustomerId customer =
                customers.add(
                        new NewCustomer(
                                CustomerKind.COMPANY,
                                company.name(),
                                company.language(),
                                profile.fees().defaultClass(),
                                null),
                        ACTOR);
        Contract contract = sign(company, customer, today);
        for (SampleCompany.User user : company.users()) {
            var whom = new ContractUser(user.kind(), user.name(), user.phone(), user.mail());
            Login login =
                    logins.issueNamed(
                            new NewLogin(contract.id(), company.language(), company.factor(), whom),
                            user.login(),
                            ACTOR);
            tokens.handOver(login, ACTOR);
        }
        Account account =
                accounts.openAsOf(
                        today,
                        new NewAccount(
                                customer,
                                AccountKind.CURRENT,
                                company.currency(),
                                company.branch(),
                                samples.texts(company.language()).get("company.account"),
                                null),
                        ACTOR);
        payIn(company, account, today);
    }

    private Contract sign(SampleCompany company, CustomerId customer, LocalDate today) {
        SampleCompany.User master = company.master();
        var wanted =
                new NewContract(
                        customer,
                        "DEMO-" + master.login().substring(2),
                        master.phone(),
                        master.mail(),
                        today);
        return switch (contracts.sign(wanted, ACTOR)) {
            case SignOutcome.Signed(Contract contract) -> contract;
            case SignOutcome.Refused(var refusal) ->
                    throw new IllegalStateException(
                            "sample company " + company.name() + ": " + refusal);
        };
    }

    private void payIn(SampleCompany company, Account account, LocalDate today) {
        long amount = SALARIES * samples.salaryMinor(company.currency());
        UUID key = Ids.named("demo company", company.master().login());
        PostRequest request =
                PostRequest.of(
                        new RequestKey(CLIENT, key),
                        Fingerprint.of("demo company|" + key + "|" + amount),
                        EntryKind.OPENING,
                        samples.texts(company.language()).get("text.opening"),
                        List.of(
                                Leg.of(
                                        bank.of(BankPurpose.NOSTRO, company.currency()),
                                        -amount,
                                        TextCode.PRINCIPAL),
                                Leg.of(account.id(), amount, TextCode.PRINCIPAL)));
        for (PostOutcome outcome : journal.post(today, List.of(request))) {
            Check.state(outcome.isDone(), "the opening of a company can be posted, not " + outcome);
        }
    }
}
