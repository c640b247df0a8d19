package ginko.testing;

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
import ginko.demo.simulators.ReceivedMessage;
import ginko.demo.simulators.SimulatedMessages;
import ginko.identity.Browser;
import ginko.identity.ContractUser;
import ginko.identity.Credentials;
import ginko.identity.Login;
import ginko.identity.Logins;
import ginko.identity.NewLogin;
import ginko.identity.UserKind;
import ginko.kernel.AccountId;
import ginko.kernel.Currency;
import ginko.kernel.CustomerId;
import ginko.kernel.Fingerprint;
import ginko.kernel.Ids;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.ledger.Balances;
import ginko.ledger.EntryKind;
import ginko.ledger.Journal;
import ginko.ledger.Leg;
import ginko.ledger.PostRequest;
import ginko.ledger.RequestKey;
import ginko.ledger.TextCode;
import ginko.otp.Tokens;
import ginko.policy.BankProfile;
import ginko.policy.SignInFactor;
import ginko.web.SignedInUser;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes customers with money for tests, and reads what reached their telephones.
@TestComponent
public class TestBank {

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");
    private static final String PASSWORD = "correct horse battery";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Customers customers;
    private final Contracts contracts;
    private final Logins logins;
    private final Credentials credentials;
    private final Tokens tokens;
    private final Accounts accounts;
    private final BankAccounts bankAccounts;
    private final Journal journal;
    private final Balances balances;
    private final BankProfile profile;
    private final SimulatedMessages messages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TestBank(
            Customers customers,
            Contracts contracts,
            Logins logins,
            Credentials credentials,
            Tokens tokens,
            Accounts accounts,
            BankAccounts bankAccounts,
            Journal journal,
            Balances balances,
            BankProfile profile,
            SimulatedMessages messages,
            TransactionTemplate transaction,
            Clock clock) {
        this.customers = customers;
        this.contracts = contracts;
        this.logins = logins;
        this.credentials = credentials;
        this.tokens = tokens;
        this.accounts = accounts;
        this.bankAccounts = bankAccounts;
        this.journal = journal;
        this.balances = balances;
        this.profile = profile;
        this.messages = messages;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// A person with a signed contract and a login.
    public record Person(SignedInUser user, Login login, String phone, String mail) {

        public CustomerId customer() {
            return user.customer();
        }
    }

    public Person person(String name, Language language) {
        return customer(
                new NewCustomer(
                        CustomerKind.PERSON, name, language, profile.fees().defaultClass(), null));
    }

    /// A person who signs in with this second factor instead of the profile's.
    public Person person(String name, Language language, SignInFactor factor) {
        return customer(
                new NewCustomer(
                        CustomerKind.PERSON, name, language, profile.fees().defaultClass(), null),
                factor);
    }

    public Person person() {
        return person("Anna Example", Language.EN);
    }

    public Person shop(String name) {
        return customer(
                new NewCustomer(
                        CustomerKind.MERCHANT,
                        name,
                        Language.EN,
                        profile.fees().defaultClass(),
                        null));
    }

    public Person company(String name) {
        return customer(
                new NewCustomer(
                        CustomerKind.COMPANY,
                        name,
                        Language.EN,
                        profile.fees().defaultClass(),
                        null));
    }

    /// A further user of the contract of a company.
    public Person colleague(Person of, String name) {
        int n = COUNTER.incrementAndGet();
        String phone = "+4915123%06d".formatted(n * 10);
        String mail = "customer" + n + "@example.test";
        Login login =
                logins.issue(
                        new NewLogin(
                                of.login().contract(),
                                of.user().language(),
                                null,
                                new ContractUser(UserKind.GENERAL, name, phone, mail)),
                        "test");
        return new Person(
                new SignedInUser(login.id(), of.customer(), name, of.user().language(), null),
                login,
                phone,
                mail);
    }

    /// A person who signs in with a device made from this seed.
    public Person personWithToken(byte[] seed) {
        Person person =
                customer(
                        new NewCustomer(
                                CustomerKind.PERSON,
                                "Tom Example",
                                Language.EN,
                                profile.fees().defaultClass(),
                                null),
                        SignInFactor.TOKEN_CODE);
        tokens.register(person.login().id(), "TEST-" + person.login().name(), seed, "test");
        return person;
    }

    /// Gives a person a generator with keys made from this seed.
    public void giveGeneratorWithKeys(Person person, byte[] seed) {
        tokens.registerWithKeys(person.login().id(), "KEYS-" + person.login().name(), seed, "test");
    }

    private Person customer(NewCustomer wish) {
        return customer(wish, null);
    }

    private Person customer(NewCustomer wish, @Nullable SignInFactor factor) {
        int n = COUNTER.incrementAndGet();
        CustomerId customer = customers.add(wish, "test");
        String phone = "+4915123%06d".formatted(n * 10);
        String mail = "customer" + n + "@example.test";
        SignOutcome signed =
                contracts.sign(
                        new NewContract(customer, "T-" + n, phone, mail, LocalDate.of(2026, 1, 2)),
                        "test");
        Contract contract = ((SignOutcome.Signed) signed).contract();
        Login login = logins.issue(new NewLogin(contract.id(), wish.language(), factor), "test");
        return new Person(
                new SignedInUser(login.id(), customer, wish.displayName(), wish.language(), null),
                login,
                phone,
                mail);
    }

    /// A current account of a person with this much booked, in minor units.
    public Account account(Person owner, String currency, long minor) {
        return account(owner, AccountKind.CURRENT, currency, minor);
    }

    public Account account(Person owner, AccountKind kind, String currency, long minor) {
        Account account =
                accounts.open(
                        new NewAccount(
                                owner.customer(),
                                kind,
                                currency(currency),
                                profile.accountNumbers().branches().getFirst().code(),
                                null,
                                null),
                        "test");
        if (minor > 0) {
            payIn(account, minor);
        }
        return account;
    }

    public Currency currency(String code) {
        return profile.currencies().byCode(code).orElseThrow();
    }

    /// Cash over the counter.
    public void payIn(Account account, long minor) {
        post(
                EntryKind.CASH_IN,
                "Cash",
                Leg.of(account.id(), minor, TextCode.CASH),
                Leg.of(
                        bankAccounts.of(BankPurpose.CASH, account.currency()),
                        -minor,
                        TextCode.CASH));
    }

    /// Any entry between two accounts.
    public void book(EntryKind kind, Account from, Account to, long minor) {
        post(
                kind,
                "",
                Leg.of(from.id(), -minor, TextCode.PRINCIPAL),
                Leg.of(to.id(), minor, TextCode.PRINCIPAL));
    }

    private void post(EntryKind kind, String words, Leg... legs) {
        RequestKey key = new RequestKey(Ids.next(), Ids.next());
        PostRequest request =
                PostRequest.of(key, Fingerprint.of(key.toString()), kind, words, List.of(legs));
        boolean done =
                Objects.requireNonNull(
                        transaction.execute(status ->
                                journal.post(
                                                profile.calendar().today(clock.instant()),
                                                List.of(request))
                                        .getFirst()
                                        .isDone()));
        if (!done) {
            throw new IllegalStateException("not posted: " + kind);
        }
    }

    /// A browser in which a person has signed in who needs no second factor for it.
    public Browser signedIn(Person person, int port) {
        credentials.importPassword(person.login().id(), new Masked(PASSWORD), "test");
        Browser browser = new Browser(port);
        browser.get("/login");
        String login = person.login().name();
        Browser.Answer answer = browser.post("/login", "login", login, "password", PASSWORD);
        if (!answer.location().equals("/app")) {
            throw new AssertionError("not signed in: " + answer.location());
        }
        return browser;
    }

    /// Shows a fresh second factor in a session.
    public void prove(Browser browser, Person person) {
        int seen = smsCount(person);
        browser.get("/app/settings/prove");
        browser.post("/app/settings/prove/send");
        browser.get("/app/settings/prove");
        Browser.Answer answer = browser.post("/app/settings/prove", "code", code(person, seen));
        if (answer.status() != 303) {
            throw new AssertionError("not proven");
        }
    }

    public long booked(AccountId account) {
        return Objects.requireNonNull(balances.of(List.of(account)).get(account)).bookedMinor();
    }

    /// The newest code that reached the telephone, waiting for a message that came after `seen`
    /// messages.
    public String code(Person person, int seen) {
        Matcher code = CODE.matcher(sms(person, seen).text());
        if (!code.find()) {
            throw new AssertionError("no code in the message");
        }
        return code.group();
    }

    public int smsCount(Person person) {
        return messages.ofPhone(person.phone()).size();
    }

    /// Waits until more than `seen` messages have reached the telephone and gives the newest.
    public ReceivedMessage sms(Person person, int seen) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            List<ReceivedMessage> received = messages.ofPhone(person.phone());
            if (received.size() > seen) {
                return received.getFirst();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no message reached " + person.phone());
    }

    /// The newest mail to the person, waiting for it.
    public ReceivedMessage mail(Person person) {
        return mail(person, "");
    }

    /// The newest mail to the person with these words, waiting for it.
    public ReceivedMessage mail(Person person, String words) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            List<ReceivedMessage> received =
                    messages.search(person.mail()).stream()
                            .filter(mail -> mail.text().contains(words))
                            .toList();
            if (!received.isEmpty()) {
                return received.getFirst();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no mail reached " + person.mail());
    }
}
