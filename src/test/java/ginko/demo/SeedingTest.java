package ginko.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ginko.accounts.AccountKind;
import ginko.accounts.AccountView;
import ginko.customers.CustomerKind;
import ginko.customers.Customers;
import ginko.customers.NewCustomer;
import ginko.database.DatabaseAccess;
import ginko.database.StartRefused;
import ginko.identity.Browser;
import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.ledger.Balances;
import ginko.ledger.LedgerVerifier;
import ginko.ledger.StatementQuery;
import ginko.otp.CodeOutcome;
import ginko.otp.HeldTokens;
import ginko.otp.KeypadQuestion;
import ginko.otp.Tokens;
import ginko.testing.Requirement;
import ginko.testing.RunningBank;
import ginko.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("database")
class SeedingTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);
    private static final LocalDate FAR_AHEAD = LocalDate.of(2099, 12, 31);

    @Test
    @Requirement("OTPD-26")
    void fillsAnEmptyBankOnceAndSendsTheFirstPasswordsBySms() throws InterruptedException {
        DatabaseAccess database = TestDatabase.createAccess();
        long entries;
        try (ConfigurableApplicationContext bank = start(database)) {
            List<DemoCustomer> customers = bank.getBean(DemoBank.class).customers();
            assertThat(customers).filteredOn(DemoCustomer::isPerson).hasSize(12);
            for (DemoCustomer customer : customers) {
                hasSensibleAccounts(customer);
            }
            Balances balances = bank.getBean(Balances.class);
            assertThat(customers)
                    .filteredOn(DemoCustomer::isPerson)
                    .allSatisfy(
                            customer -> assertThat(entries(balances, customer)).isGreaterThan(100));
            assertThat(bank.getBean(LedgerVerifier.class).verify().violations()).isEmpty();
            entries = entries(bank);
            aGeneratorAnswersOnItsPage(bank);
            awaitPasswords(bank);
            assertThat(bank.getBean(DemoBank.class).customers())
                    .filteredOn(DemoCustomer::isUser)
                    .hasSize(6)
                    .allSatisfy(user ->
                            assertThat(user.temporaryConfirmation())
                                    .isNotNull()
                                    .isNotEqualTo(user.temporaryPassword()));
        }
        try (ConfigurableApplicationContext again = start(database)) {
            assertThat(entries(again)).isEqualTo(entries);
            assertThat(again.getBean(DemoBank.class).customers()).hasSize(24);
        }
    }

    /// As on the page of an order: the bank takes what the display shows.
    private static void aGeneratorAnswersOnItsPage(ConfigurableApplicationContext bank) {
        DemoCustomer owner =
                bank.getBean(DemoBank.class).customers().stream()
                        .filter(customer -> customer.tokenCode() != null)
                        .findFirst()
                        .orElseThrow();
        var browser =
                new Browser(
                        bank.getEnvironment()
                                .getRequiredProperty("local.server.port", Integer.class));
        String page = "/demo/generator/" + owner.login().name();
        assertThat(browser.get("/demo").page().select("a[href=" + page + "]")).hasSize(1);
        assertThat(browser.get(page).text()).contains(owner.tokenSerial());
        assertThat(browser.get(page + "?payee=&amount=x").status()).isEqualTo(422);
        assertThat(browser.get("/demo/generator/nobody").status()).isEqualTo(404);

        String shown =
                browser.get(page + "?payee=34567890&amount=4000")
                        .page()
                        .select("[role=status] bdi")
                        .text();
        assertThat(shown).matches("[0-9]{8}");
        Tokens tokens = bank.getBean(Tokens.class);
        CodeOutcome outcome =
                bank.getBean(TransactionTemplate.class)
                        .execute(status -> {
                            HeldTokens held = tokens.hold(List.of(owner.login().id()));
                            return held.sign(
                                    owner.login().id(),
                                    new KeypadQuestion("34567890", "4000"),
                                    new Masked(shown),
                                    Instant.now());
                        });
        assertThat(outcome).isEqualTo(new CodeOutcome.Accepted());
    }

    @Test
    void everybodyCarriesAGeneratorWhereOrdersNeedItsCode() {
        for (String profile : List.of("corporate-jp", "personal-jp")) {
            try (ConfigurableApplicationContext bank =
                    RunningBank.start(
                            TestDatabase.createAccess(),
                            "--ginko.demo=true",
                            "--ginko.profile=" + profile)) {
                assertThat(bank.getBean(DemoBank.class).customers())
                        .filteredOn(DemoCustomer::isSomebody)
                        .filteredOn(customer -> !customer.isNewcomer())
                        .isNotEmpty()
                        .allSatisfy(customer -> assertThat(customer.tokenCode()).matches("\\d{6}"));
            }
        }
    }

    @Test
    void completesARunThatWasCutShort() {
        DatabaseAccess database = TestDatabase.createAccess();
        TestDatabase.asAdministrator(
                database.url(),
                """
                create function ledger.cut_short() returns trigger language plpgsql as
                $$ begin raise exception 'cut short'; end $$
                """,
                """
                create trigger cut_short before insert on ledger.entry
                for each row when (new.book_seq = 2000) execute function ledger.cut_short()
                """);
        assertThatThrownBy(() -> start(database)).hasStackTraceContaining("cut short");
        TestDatabase.asAdministrator(database.url(), "drop trigger cut_short on ledger.entry");

        try (ConfigurableApplicationContext bank = start(database)) {
            SampleYear year = bank.getBean(SampleYear.class);
            LocalDate first = bank.getBean(SampleAccounts.class).existing().getFirst().since();
            long planned =
                    year.entries(first, first.plusDays(364)).values().stream()
                            .mapToLong(List::size)
                            .sum();
            int companies = bank.getBean(SampleCustomers.class).companies().size();
            assertThat(entries(bank)).isEqualTo(planned + companies);
            assertThat(bank.getBean(LedgerVerifier.class).verify().violations()).isEmpty();
        }
    }

    @Test
    void refusesADatabaseWithCustomersOfItsOwn() {
        DatabaseAccess database = TestDatabase.createAccess();
        try (ConfigurableApplicationContext bank =
                RunningBank.start(database, "--ginko.demo=false")) {
            assertThat(bank.getBeansOfType(DemoBank.class)).isEmpty();
            CustomerId added =
                    bank.getBean(Customers.class)
                            .add(
                                    new NewCustomer(
                                            CustomerKind.PERSON,
                                            "Ada Real",
                                            Language.EN,
                                            "STANDARD",
                                            null),
                                    "staff:test");
            assertThat(bank.getBean(Customers.class).find(added)).isPresent();
        }

        assertThatThrownBy(() -> start(database))
                .hasRootCauseInstanceOf(StartRefused.class)
                .rootCause()
                .hasMessageContaining("customers of its own");
    }

    private static ConfigurableApplicationContext start(DatabaseAccess database) {
        return RunningBank.start(database, "--ginko.demo=true");
    }

    private static void hasSensibleAccounts(DemoCustomer customer) {
        assertThat(customer.accounts()).isNotEmpty();
        for (AccountView view : customer.accounts()) {
            if (view.account().kind() == AccountKind.LOAN) {
                assertThat(view.booked().isNegative()).isTrue();
            } else {
                assertThat(view.booked().isPositive()).as("%s", view).isTrue();
            }
        }
    }

    private static int entries(Balances balances, DemoCustomer customer) {
        return customer.accounts().stream()
                .mapToInt(view ->
                        balances.statement(
                                        StatementQuery.of(
                                                view.account().id(), LONG_AGO, FAR_AHEAD, 1_000))
                                .items()
                                .size())
                .sum();
    }

    private static long entries(ConfigurableApplicationContext bank) {
        return bank.getBean(JdbcClient.class)
                .sql("select count(*) from ledger.entry")
                .query(Long.class)
                .single();
    }

    /// Every person has a temporary password, and its SMS leaves for his telephone.
    private static void awaitPasswords(ConfigurableApplicationContext bank)
            throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (Instant.now().isBefore(end)) {
            if (persons(bank).stream()
                    .allMatch(one ->
                            one.temporaryPassword() != null
                                    && (one.isPerson() || one.temporaryConfirmation() != null))) {
                return;
            }
            Thread.sleep(100);
        }
        assertThat(persons(bank))
                .allSatisfy(one -> assertThat(one.temporaryPassword()).isNotNull());
    }

    private static List<DemoCustomer> persons(ConfigurableApplicationContext bank) {
        return bank.getBean(DemoBank.class).customers().stream()
                .filter(DemoCustomer::isSomebody)
                .toList();
    }
}
