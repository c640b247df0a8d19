package ginko.chaos;

import ginko.Ginko;
import ginko.accounts.Account;
import ginko.customers.Contract;
import ginko.customers.Contracts;
import ginko.customers.CustomerKind;
import ginko.customers.Customers;
import ginko.customers.NewContract;
import ginko.customers.NewCustomer;
import ginko.customers.SignOutcome;
import ginko.identity.Credentials;
import ginko.identity.Login;
import ginko.identity.Logins;
import ginko.identity.NewLogin;
import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.policy.BankProfile;
import ginko.policy.SignInFactor;
import ginko.testing.TestBank;
import ginko.testing.TestDatabase;
import ginko.web.SignedInUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The data directory of a bank whose customers have money, made once in a run and copied for every
/// scenario.
record PreparedBank(Path data, List<Customer> customers) {

    static final int CUSTOMERS = 24;
    static final long FUNDS_MINOR = 5_000_00;

    /// How the program runs in every scenario.
    static final List<String> SETTINGS =
            List.of(
                    "--ginko.profile=demo",
                    "--ginko.demo=false",
                    "--ginko.simulators=true",
                    "--ginko.sign-in.wait=60s");

    private static final String PASSWORD = "Harbour-Kite-Lantern-51";
    private static @Nullable PreparedBank prepared;

    /// A customer who pays with codes by SMS.
    record Customer(
            String login, String password, String phone, String account, String accountNumber) {}

    /// A copy of the prepared bank in a directory of its own; nothing runs in it.
    static PreparedBank copy() throws IOException, InterruptedException {
        return copyTo(TestDatabase.freshHome());
    }

    static PreparedBank copyTo(Path target) throws IOException, InterruptedException {
        PreparedBank original = prepare();
        Files.createDirectories(target.getParent());
        Process copy =
                new ProcessBuilder("cp", "-a", original.data + "/.", target + "/")
                        .inheritIO()
                        .start();
        if (copy.waitFor() != 0) {
            throw new IOException("the prepared bank was not copied");
        }
        return new PreparedBank(target, original.customers);
    }

    private static synchronized PreparedBank prepare() {
        if (prepared == null) {
            Path data = TestDatabase.freshHome();
            List<String> settings = new ArrayList<>(SETTINGS);
            settings.add("--ginko.data=" + data);
            settings.add("--ginko.jobs.enabled=false");
            settings.add("--server.port=0");
            SpringApplication program = new SpringApplication(Ginko.class, TestBank.class);
            try (ConfigurableApplicationContext running =
                    program.run(settings.toArray(String[]::new))) {
                prepared = new PreparedBank(data, customers(running));
            }
        }
        return prepared;
    }

    private static List<Customer> customers(ConfigurableApplicationContext running) {
        List<Customer> made = new ArrayList<>();
        for (int n = 0; n < CUSTOMERS; n++) {
            made.add(customer(running, n));
        }
        return made;
    }

    private static Customer customer(ConfigurableApplicationContext running, int n) {
        String name = "Payer %02d Example".formatted(n);
        String phone = "+4915177%06d".formatted(n * 10);
        CustomerId customer =
                running.getBean(Customers.class)
                        .add(
                                new NewCustomer(
                                        CustomerKind.PERSON,
                                        name,
                                        Language.EN,
                                        running.getBean(BankProfile.class).fees().defaultClass(),
                                        null),
                                "test");
        SignOutcome signed =
                running.getBean(Contracts.class)
                        .sign(
                                new NewContract(
                                        customer,
                                        "C-" + n,
                                        phone,
                                        "payer" + n + "@example.test",
                                        LocalDate.of(2026, 1, 2)),
                                "test");
        Contract contract = ((SignOutcome.Signed) signed).contract();
        Login login =
                running.getBean(Logins.class)
                        .issue(new NewLogin(contract.id(), Language.EN, SignInFactor.NONE), "test");
        running.getBean(Credentials.class).importPassword(login.id(), new Masked(PASSWORD), "test");
        TestBank.Person person =
                new TestBank.Person(
                        new SignedInUser(login.id(), customer, name, Language.EN, null),
                        login,
                        phone,
                        contract.mail());
        Account account = running.getBean(TestBank.class).account(person, "EUR", FUNDS_MINOR);
        return new Customer(
                login.name(), PASSWORD, phone, account.id().toString(), account.number());
    }
}
