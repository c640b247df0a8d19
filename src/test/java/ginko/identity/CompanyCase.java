package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.customers.Contract;
import ginko.customers.CustomerKind;
import ginko.customers.NewContract;
import ginko.customers.NewCustomer;
import ginko.customers.SignOutcome;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.policy.SecretKind;
import ginko.policy.SignInFactor;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.TestPropertySource;

/// A bank for companies whose contracts have several users.
@TestPropertySource(properties = "ginko.profile=corporate-jp")
abstract class CompanyCase extends SignInCase {

    static final String USERS = "/app/admin/users";
    static final String CONFIRMATION = "kaze4821";
    private static final AtomicInteger NUMBERS = new AtomicInteger(3000);

    static int fresh() {
        return NUMBERS.incrementAndGet();
    }

    /// A company with one user of each kind, all with passwords of their own.
    record Company(Login master, Login administrator, Login general) {

        Login of(UserKind kind) {
            return switch (kind) {
                case MASTER -> master;
                case ADMINISTRATOR -> administrator;
                case GENERAL -> general;
            };
        }
    }

    @Override
    Browser browser() {
        Browser browser = super.browser();
        browser.cookies.put("ginko-language", "en");
        return browser;
    }

    Company company() {
        int number = fresh();
        var customer =
                customers.add(
                        new NewCustomer(
                                CustomerKind.COMPANY,
                                "Wakaba Trading",
                                Language.EN,
                                "STANDARD",
                                null),
                        "staff:test");
        String phone = String.format(Locale.ROOT, "+8190%08d", 10_000_000 + number);
        var wanted =
                new NewContract(
                        customer,
                        "K-" + number,
                        phone,
                        "wakaba@mail.example",
                        LocalDate.of(2026, 11, 1));
        Contract contract = ((SignOutcome.Signed) contracts.sign(wanted, "staff:test")).contract();
        return new Company(
                user(contract, null),
                user(contract, named(UserKind.ADMINISTRATOR, "Hanako Hayashi", number)),
                user(contract, named(UserKind.GENERAL, "Jiro Mori", number)));
    }

    private static ContractUser named(UserKind kind, String name, int number) {
        String phone =
                String.format(Locale.ROOT, "+8180%08d", 10_000_000 * (1 + kind.ordinal()) + number);
        return new ContractUser(
                kind, name, phone, kind.name().toLowerCase(Locale.ROOT) + "@mail.example");
    }

    private Login user(Contract contract, @Nullable ContractUser user) {
        Login login =
                logins.issue(
                        new NewLogin(contract.id(), Language.EN, SignInFactor.NONE, user), "t");
        credentials.importPassword(login.id(), new Masked(PASSWORD), "t");
        credentials.importSecret(
                login.id(), SecretKind.CONFIRMATION_PASSWORD, new Masked(CONFIRMATION), "t");
        return login;
    }

    /// The telephone of a user who has one of his own.
    static String own(Login login) {
        return Objects.requireNonNull(login.user().phone());
    }

    /// Shows a page, with the token of its form.
    static void look(Browser browser, String page) {
        assertThat(browser.get(page).status()).as(page).isEqualTo(200);
    }

    /// A browser that has entered the confirmation password.
    Browser open(Login login) {
        Browser browser = signedIn(login);
        assertThat(browser.get(USERS).status()).isEqualTo(200);
        assertThat(browser.post(USERS + "/open", "confirmation", CONFIRMATION).location())
                .isEqualTo(USERS);
        return browser;
    }
}
