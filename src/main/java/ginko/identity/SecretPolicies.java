package ginko.identity;

import com.ibm.icu.lang.UCharacter;
import ginko.customers.Customers;
import ginko.kernel.Language;
import ginko.policy.BankIdentity;
import ginko.policy.BankProfile;
import ginko.policy.SecretKind;
import ginko.policy.SecretRules;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Decides whether a customer may use a new secret: the rule of its kind in the bank profile, and
/// nothing that others know or guess of him.
@Component
class SecretPolicies {

    private static final List<DateTimeFormatter> BIRTH_DATES =
            List.of(
                    DateTimeFormatter.ofPattern("uuuuMMdd"),
                    DateTimeFormatter.ofPattern("ddMMuuuu"),
                    DateTimeFormatter.ofPattern("MMdduuuu"),
                    DateTimeFormatter.ofPattern("uuMMdd"),
                    DateTimeFormatter.ofPattern("ddMMuu"));
    private static final List<DateTimeFormatter> SHORT_DATES =
            List.of(
                    DateTimeFormatter.ofPattern("MMdd"),
                    DateTimeFormatter.ofPattern("ddMM"),
                    DateTimeFormatter.ofPattern("uuuu"));

    /// Secrets no longer than this are refused when they are a part of a date.
    private static final int SHORT = 4;

    /// So many last digits of a telephone number are known to whoever has called it.
    private static final int PHONE_DIGITS = 7;

    private final Reach reach;
    private final Customers customers;
    private final SecretRules rules;
    private final BankIdentity bank;
    private final Set<String> common = CommonPasswords.load();

    SecretPolicies(Reach reach, Customers customers, BankProfile profile) {
        this.reach = reach;
        this.customers = customers;
        this.rules = profile.secrets();
        this.bank = profile.bank();
    }

    Optional<PasswordRefusal> check(SecretKind kind, PasswordEntry entry, Login login) {
        var form = rules.rule(kind).orElseThrow().form();
        return new PasswordPolicy(form, common).check(entry, login, personal(login, form.max()));
    }

    /// What is wrong with secrets that are set together: each by its own rule, and no two alike.
    Map<SecretKind, PasswordRefusal> check(Map<SecretKind, PasswordEntry> entries, Login login) {
        Map<SecretKind, PasswordRefusal> refusals = new EnumMap<>(SecretKind.class);
        entries.forEach((kind, entry) ->
                check(kind, entry, login).ifPresent(refusal -> refusals.put(kind, refusal)));
        boolean alike =
                entries.values().stream().map(PasswordEntry::fresh).distinct().count()
                        < entries.size();
        if (refusals.isEmpty() && alike) {
            refusals.put(SecretKind.CONFIRMATION_PASSWORD, PasswordRefusal.PASSWORD_SAME_AS_OTHER);
        }
        return refusals;
    }

    private Set<String> personal(Login login, int longest) {
        Set<String> words = new HashSet<>();
        String phone = reach.phone(login);
        words.add(phone.substring(Math.max(0, phone.length() - PHONE_DIGITS)));
        LocalDate birth = customers.find(login.customer()).orElseThrow().birthDate();
        if (birth != null) {
            BIRTH_DATES.forEach(form -> words.add(form.format(birth)));
            if (longest <= SHORT) {
                SHORT_DATES.forEach(form -> words.add(form.format(birth)));
            }
        }
        for (Language language : Language.values()) {
            words.add(UCharacter.foldCase(bank.name(language).replace(" ", ""), true));
        }
        return words;
    }
}
