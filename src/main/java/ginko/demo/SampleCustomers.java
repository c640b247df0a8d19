package ginko.demo;

import ginko.customers.CustomerKind;
import ginko.identity.UserKind;
import ginko.kernel.Currency;
import ginko.kernel.Language;
import ginko.policy.BankProfile;
import ginko.policy.Branch;
import ginko.policy.CustomerClass;
import ginko.policy.Feature;
import ginko.policy.SignInFactor;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/// Who the sample customers of a bank profile are: two persons of each of its languages, with
/// accounts in the currency of the language where the bank has it and in its base currency
/// otherwise, and one shop for each currency.
@Component
@Conditional(DemoSwitch.class)
class SampleCustomers {

    private static final int PERSONS = 2;

    private final BankProfile profile;
    private final Map<Language, SampleTexts> texts = new EnumMap<>(Language.class);
    private final SampleTexts amounts = SampleTexts.load("amounts.properties");
    private final List<SampleCustomer> all;

    SampleCustomers(BankProfile profile) {
        this.profile = profile;
        for (Language language : Language.values()) {
            texts.put(language, SampleTexts.load(language.tag() + ".properties"));
        }
        List<SampleCustomer> customers = new ArrayList<>();
        for (Language language : profile.languages()) {
            for (int number = 1; number <= PERSONS; number++) {
                person(language, number, customers.size()).ifPresent(customers::add);
            }
        }
        for (Language language : Language.values()) {
            shop(language).ifPresent(customers::add);
        }
        this.all = List.copyOf(customers);
    }

    /// Persons in the order of the profile's languages, then shops.
    List<SampleCustomer> all() {
        return all;
    }

    /// Companies with several users, where the bank has such contracts.
    List<SampleCompany> companies() {
        return profile.has(Feature.CORPORATE_USERS)
                ? profile.languages().stream()
                        .flatMap(language -> company(language).stream())
                        .toList()
                : List.of();
    }

    private Optional<SampleCompany> company(Language language) {
        SampleTexts file = texts(language);
        return file.find("company.name")
                .map(name ->
                        new SampleCompany(
                                language,
                                name,
                                own(language).orElse(profile.currencies().base()),
                                branch(0),
                                factor(Optional.empty()),
                                Arrays.stream(UserKind.values())
                                        .map(kind -> user(file, kind))
                                        .toList()));
    }

    private static SampleCompany.User user(SampleTexts file, UserKind kind) {
        String key = "company." + kind.name().toLowerCase(Locale.ROOT) + ".";
        return new SampleCompany.User(
                kind,
                file.get(key + "name"),
                file.get(key + "login"),
                file.get(key + "phone"),
                file.get(key + "mail"));
    }

    SampleTexts texts(Language language) {
        return texts.getOrDefault(language, SampleTexts.load("en.properties"));
    }

    /// Minor units of the monthly salary of a currency.
    long salaryMinor(Currency currency) {
        return minor(currency, "salary");
    }

    /// Minor units an amount is rounded to.
    long unitMinor(Currency currency, Habit.Rounding rounding) {
        return switch (rounding) {
            case STEP -> minor(currency, "step");
            case NOTE -> minor(currency, "note");
        };
    }

    /// The name the customer gives an account.
    String nickname(Language language, Role role) {
        return texts(language).get("account." + role.name());
    }

    private long minor(Currency currency, String what) {
        return new BigDecimal(amounts.get(currency.code() + "." + what))
                .movePointRight(currency.digits())
                .longValueExact();
    }

    private Optional<SampleCustomer> person(Language language, int number, int place) {
        SampleTexts file = texts(language);
        Currency currency = own(language).orElse(profile.currencies().base());
        if (amounts.find(currency.code() + ".salary").isEmpty()) {
            return Optional.empty();
        }
        String key = "person." + number + ".";
        return Optional.of(
                new SampleCustomer(
                        CustomerKind.PERSON,
                        language,
                        file.get(key + "name"),
                        LocalDate.parse(file.get(key + "birth")),
                        file.get(key + "login"),
                        file.get(key + "phone"),
                        file.get(key + "mail"),
                        currency,
                        feeClass(place),
                        branch(place),
                        factor(file.find(key + "sign-in")),
                        file.find(key + "newcomer").equals(Optional.of(profile.name()))));
    }

    private Optional<SampleCustomer> shop(Language language) {
        SampleTexts file = texts(language);
        return own(language)
                .map(currency ->
                        new SampleCustomer(
                                CustomerKind.MERCHANT,
                                profile.languages().contains(language)
                                        ? language
                                        : profile.defaultLanguage(),
                                file.get("shop.name"),
                                null,
                                file.get("shop.login"),
                                file.get("shop.phone"),
                                file.get("shop.mail"),
                                currency,
                                profile.fees().defaultClass(),
                                branch(0),
                                factor(Optional.empty()),
                                false));
    }

    private Optional<Currency> own(Language language) {
        return profile.currencies().byCode(texts(language).get("currency"));
    }

    private String feeClass(int place) {
        List<CustomerClass> classes = profile.fees().classes();
        return classes.get(place % classes.size()).code();
    }

    private String branch(int place) {
        List<Branch> branches = profile.accountNumbers().branches();
        return branches.get(place % branches.size()).code();
    }

    /// Only customers whose file says so carry a device that makes codes, unless all do; where the
    /// bank asks for one at sign-in, a code by SMS stands in for the others.
    private @Nullable SignInFactor factor(Optional<String> wanted) {
        if (wanted.isPresent()) {
            return SignInFactor.valueOf(wanted.get());
        }
        return profile.confirmations().signInFactor() == SignInFactor.TOKEN_CODE
                        && !DemoTokens.haveAll(profile.confirmations())
                ? SignInFactor.SMS_CODE
                : null;
    }
}
