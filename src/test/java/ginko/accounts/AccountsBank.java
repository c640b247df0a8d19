package ginko.accounts;

import ginko.customers.CustomerKind;
import ginko.customers.Customers;
import ginko.customers.NewCustomer;
import ginko.database.DatabaseAccess;
import ginko.database.SchemaOwner;
import ginko.jobs.SmallBatches;
import ginko.kernel.AccountId;
import ginko.kernel.CustomerId;
import ginko.kernel.Fingerprint;
import ginko.kernel.Ids;
import ginko.kernel.Language;
import ginko.kernel.LoginId;
import ginko.kernel.ServerKeys;
import ginko.ledger.EntryKind;
import ginko.ledger.Journal;
import ginko.ledger.Leg;
import ginko.ledger.PostOutcome;
import ginko.ledger.PostRequest;
import ginko.ledger.RequestKey;
import ginko.ledger.TextCode;
import ginko.policy.BankProfile;
import ginko.policy.reader.ProfileReader;
import ginko.policy.reader.ProfileSource;
import ginko.testing.SettableClock;
import ginko.testing.TestDatabase;
import ginko.web.SignedInUser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/// A bank with accounts, journal and pages over a fresh database, whose profile and clock the test
/// sets.
public final class AccountsBank implements AutoCloseable {

    private static final UUID CLIENT = UUID.fromString("019ab000-0000-7000-8000-0000000000ac");

    /// Everything accounts need, found as the program finds it.
    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan(
            value = {
                "ginko.accounts",
                "ginko.audit",
                "ginko.customers",
                "ginko.documents",
                "ginko.drafts",
                "ginko.ledger",
                "ginko.web"
            },
            // these ask who the customer is, see CardBlockTest and CeilingTest
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "ginko\\.accounts\\..*(CardBlocks|CardPages|Ceilings|CeilingPages)"))
    static class Parts {

        @Bean
        JdbcClient jdbcClient(DataSource source) {
            return JdbcClient.create(source);
        }

        @Bean
        JdbcTemplate jdbcTemplate(DataSource source) {
            return new JdbcTemplate(source);
        }

        @Bean
        NamedParameterJdbcTemplate namedParameterJdbcTemplate(JdbcTemplate template) {
            return new NamedParameterJdbcTemplate(template);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource source) {
            return new JdbcTransactionManager(source);
        }

        @Bean
        TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }
    }

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T12:00:00Z"));
    private final GenericWebApplicationContext context = new GenericWebApplicationContext();
    private final MockMvc mvc;

    private AccountsBank(BankProfile profile) {
        context.setServletContext(new MockServletContext());
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("ginko.texts.missing", "fail")));
        DatabaseAccess access = TestDatabase.createAccess();
        context.registerBean(DataSource.class, () -> TestDatabase.connect(access));
        context.registerBean(SchemaOwner.class, () -> new SchemaOwner(access));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(ServerKeys.class, () -> ServerKeys.ofHex("5a".repeat(32)));
        context.registerBean(SmallBatches.class, () -> new SmallBatches(clock));
        context.getBeanFactory()
                .setConversionService(ApplicationConversionService.getSharedInstance());
        context.registerBean(BankProfile.class, () -> profile);
        new AnnotatedBeanDefinitionReader(context).register(Parts.class);
        context.refresh();
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
    }

    /// The demo bank.
    public static AccountsBank open() {
        return openWith(UnaryOperator.identity());
    }

    /// The personal bank of the second seed: 90 days of statements, hours for each service, yen.
    public static AccountsBank openPersonal() {
        return new AccountsBank(
                ProfileReader.read(ProfileSource.shipped("personal-jp").orElseThrow()));
    }

    /// The demo bank with a changed profile text.
    public static AccountsBank openWith(UnaryOperator<String> change) {
        try (InputStream shipped =
                Objects.requireNonNull(
                        AccountsBank.class.getResourceAsStream("/profiles/demo.yaml"))) {
            String text = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
            Path file = Files.createTempFile("demo", ".yaml");
            try {
                Files.writeString(file, change.apply(text));
                return new AccountsBank(ProfileReader.read(ProfileSource.file(file)));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SettableClock clock() {
        return clock;
    }

    /// Noon of a day at the bank.
    public void setDay(LocalDate day) {
        clock.set(day.atTime(LocalTime.NOON).atZone(get(BankProfile.class).zone()).toInstant());
    }

    public MockMvc mvc() {
        return mvc;
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /// A person with a login of her own.
    public SignedInUser customer(String name) {
        CustomerId id =
                get(Customers.class)
                        .add(
                                new NewCustomer(
                                        CustomerKind.PERSON,
                                        name,
                                        Language.EN,
                                        get(BankProfile.class).fees().defaultClass(),
                                        null),
                                "test");
        return new SignedInUser(LoginId.next(), id, name, Language.EN, null);
    }

    public Account account(SignedInUser user, AccountKind kind, String currency) {
        String card = kind == AccountKind.CARD ? "•••• 4321" : null;
        var code = get(BankProfile.class).currencies().byCode(currency).orElseThrow();
        return get(Accounts.class)
                .open(new NewAccount(user.customer(), kind, code, "001", null, card), "test");
    }

    /// Books an amount from cash to the account, or back when it is negative, today.
    public void pay(Account account, long minor, String words) {
        AccountId cash = get(BankAccounts.class).of(BankPurpose.CASH, account.currency());
        RequestKey key = new RequestKey(CLIENT, Ids.next());
        PostRequest request =
                PostRequest.of(
                        key,
                        Fingerprint.of(key.toString()),
                        minor > 0 ? EntryKind.CASH_IN : EntryKind.CASH_OUT,
                        words,
                        List.of(
                                Leg.of(cash, -minor, TextCode.PRINCIPAL),
                                Leg.of(account.id(), minor, TextCode.PRINCIPAL)));
        LocalDate today = get(BankProfile.class).calendar().today(clock.instant());
        List<PostOutcome> outcomes =
                get(TransactionTemplate.class)
                        .execute(status -> get(Journal.class).post(today, List.of(request)));
        if (outcomes == null || !outcomes.getFirst().isDone()) {
            throw new AssertionError("not booked: " + outcomes);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
