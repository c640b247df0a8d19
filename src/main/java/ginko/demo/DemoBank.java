package ginko.demo;

import ginko.accounts.AccountView;
import ginko.accounts.Accounts;
import ginko.customers.CustomerKind;
import ginko.demo.simulators.ReceivedMessage;
import ginko.demo.simulators.SimulatedMessages;
import ginko.identity.Credentials;
import ginko.identity.Login;
import ginko.identity.Logins;
import ginko.identity.PasswordKind;
import ginko.otp.KeypadQuestion;
import ginko.policy.BankProfile;
import ginko.web.Arg;
import ginko.web.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/// What the demo page and the start of the program tell about the sample customers.
@Component
@Conditional(DemoSwitch.class)
public class DemoBank {

    /// Stands for a password while its message is recognised.
    private static final String PLACE = "@";

    private final SampleCustomers samples;
    private final Logins logins;
    private final Credentials credentials;
    private final Accounts accounts;
    private final ObjectProvider<SimulatedMessages> telephones;
    private final DemoTokens tokens;
    private final DemoPapers papers;
    private final BankProfile profile;
    private final Texts texts;
    private final Pattern password;

    DemoBank(
            SampleCustomers samples,
            Logins logins,
            Credentials credentials,
            Accounts accounts,
            ObjectProvider<SimulatedMessages> telephones,
            DemoTokens tokens,
            DemoPapers papers,
            BankProfile profile,
            Texts texts) {
        this.samples = samples;
        this.logins = logins;
        this.credentials = credentials;
        this.accounts = accounts;
        this.telephones = telephones;
        this.tokens = tokens;
        this.papers = papers;
        this.profile = profile;
        this.texts = texts;
        this.password = secrets(profile.secrets().temporaryPasswordLength());
    }

    /// The sample customers: persons by language, then shops, then the users of companies.
    public List<DemoCustomer> customers() {
        List<DemoCustomer> all = new ArrayList<>();
        for (SampleCustomer sample : samples.all()) {
            logins.findByName(sample.login()).ifPresent(login -> all.add(of(sample, login)));
        }
        for (SampleCompany company : samples.companies()) {
            for (SampleCompany.User user : company.users()) {
                logins.findByName(user.login())
                        .ifPresent(login -> all.add(of(company, user, login)));
            }
        }
        return all;
    }

    private DemoCustomer of(SampleCompany company, SampleCompany.User user, Login login) {
        Optional<PasswordKind> kind = credentials.kindOf(login.id());
        return new DemoCustomer(
                login,
                CustomerKind.COMPANY,
                company.name() + " · " + user.name(),
                profile.fees().defaultClass(),
                user.phone(),
                user.mail(),
                kind.orElse(null),
                kind.equals(Optional.of(PasswordKind.TEMPORARY))
                        ? temporaryPassword(user.phone()).orElse(null)
                        : null,
                credentials.hasTemporaryConfirmation(login.id())
                        ? temporaryConfirmation(user.phone()).orElse(null)
                        : null,
                tokens.display(login).orElse(null),
                papers.of(login),
                false,
                accounts.ofCustomer(login.customer()));
    }

    private DemoCustomer of(SampleCustomer sample, Login login) {
        List<AccountView> owned = accounts.ofCustomer(login.customer());
        Optional<PasswordKind> kind = credentials.kindOf(login.id());
        return new DemoCustomer(
                login,
                sample.kind(),
                sample.name(),
                sample.feeClass(),
                sample.phone(),
                sample.mail(),
                kind.orElse(null),
                kind.equals(Optional.of(PasswordKind.TEMPORARY))
                        ? temporaryPassword(sample.phone()).orElse(null)
                        : null,
                null,
                tokens.display(login).orElse(null),
                papers.of(login),
                logins.awaitsItsName(login.id()),
                owned);
    }

    /// Whether the device of a sample customer has keys.
    public boolean hasKeys(DemoCustomer customer) {
        return tokens.hasKeys(customer.login());
    }

    /// What the device of a sample customer answers to what is typed into it; empty where he has
    /// none with keys.
    public Optional<String> answer(String login, KeypadQuestion typed) {
        return customers().stream()
                .map(DemoCustomer::login)
                .filter(one -> one.name().equals(login))
                .findFirst()
                .flatMap(one -> tokens.answer(one, typed));
    }

    /// The password in the newest SMS on a telephone that has one; empty when the message came
    /// before this start of the program.
    Optional<String> temporaryPassword(String phone) {
        return secret(phone, text -> !isConfirmation(text));
    }

    /// The confirmation password in the newest SMS that has one.
    private Optional<String> temporaryConfirmation(String phone) {
        return secret(phone, this::isConfirmation);
    }

    /// Whether an SMS brings a confirmation password, by the words before it.
    private boolean isConfirmation(String text) {
        return profile.languages().stream()
                .map(language ->
                        texts.text(
                                language,
                                "identity.sms.temporaryConfirmation",
                                Arg.of("bank", profile.bank().name(language)),
                                Arg.of("password", PLACE),
                                Arg.of("until", Instant.EPOCH)))
                .map(words -> words.substring(0, words.indexOf(PLACE)))
                .anyMatch(text::startsWith);
    }

    private Optional<String> secret(String phone, Predicate<String> wanted) {
        SimulatedMessages received = telephones.getIfAvailable();
        if (received == null) {
            return Optional.empty();
        }
        return received.ofPhone(phone).stream()
                .map(ReceivedMessage::text)
                .filter(wanted)
                .flatMap(text -> in(text).stream())
                .findFirst();
    }

    private Optional<String> in(String text) {
        List<String> words = password.matcher(text).results().map(found -> found.group()).toList();
        return words.stream()
                .filter(word -> word.chars().anyMatch(Character::isDigit))
                .findFirst()
                .or(() -> words.stream().reduce((_, last) -> last));
    }

    /// Words that may be passwords: of the right length, of small letters and digits without those
    /// that look alike. Letters of other scripts may stand beside them without a blank.
    private static Pattern secrets(int length) {
        return Pattern.compile(
                "(?<![A-Za-z0-9])(?=[2-9]*[a-z])[a-hjkmnp-z2-9]{%d}(?![A-Za-z0-9])"
                        .formatted(length));
    }
}
