package ginko.demo;

import ginko.customers.CodeWords;
import ginko.customers.DocumentKind;
import ginko.customers.Documents;
import ginko.customers.Passport;
import ginko.customers.Passports;
import ginko.identity.Credentials;
import ginko.identity.Login;
import ginko.identity.LoginNaming;
import ginko.identity.Secrets;
import ginko.kernel.Check;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.policy.BankProfile;
import ginko.policy.SecretKind;
import java.util.Map;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/// What the sample customers have on paper or in their heads: code word, card, passport. It follows
/// from their logins, so that the demo page can show it; a real bank keeps only hashes.
@Component
@Conditional(DemoSwitch.class)
class DemoPapers {

    private static final String ACTOR = "system:demo";

    private final Documents documents;
    private final Passports passports;
    private final CodeWords codeWords;
    private final Credentials credentials;
    private final Secrets secrets;
    private final LoginNaming naming;
    private final boolean hasCodeWords;

    DemoPapers(
            Documents documents,
            Passports passports,
            CodeWords codeWords,
            Credentials credentials,
            Secrets secrets,
            LoginNaming naming,
            BankProfile profile) {
        this.documents = documents;
        this.passports = passports;
        this.codeWords = codeWords;
        this.credentials = credentials;
        this.secrets = secrets;
        this.naming = naming;
        this.hasCodeWords = profile.secrets().rule(SecretKind.CODE_WORD).isPresent();
    }

    /// What one customer has. `codeWord` is empty where the bank uses none; the two passwords are
    /// those printed on a contract card.
    public record Papers(
            String codeWord,
            String card,
            String passport,
            String firstPassword,
            String firstConfirmation) {}

    Papers of(Login login) {
        String digits = digits(login);
        return new Papers(
                hasCodeWords ? "ginkgo" + digits.substring(digits.length() - 4) : "",
                card(digits),
                "P" + digits,
                "ichou" + digits.substring(0, 4),
                "ginan" + digits.substring(digits.length() - 4));
    }

    /// Makes a login wait for a newcomer with his contract card.
    void awaitNewcomer(Login login) {
        Papers papers = of(login);
        naming.prepare(
                login.id(),
                Map.of(
                        SecretKind.LOGIN_PASSWORD,
                        new Masked(papers.firstPassword()),
                        SecretKind.CONFIRMATION_PASSWORD,
                        new Masked(papers.firstConfirmation())),
                ACTOR);
    }

    /// Notes them as a branch would when the contract is signed. Doing it again changes nothing.
    void handOver(Login login) {
        Papers papers = of(login);
        documents.note(login.customer(), DocumentKind.CARD, new Masked(papers.card()), ACTOR);
        if (passports.of(login.customer()).isEmpty()) {
            Check.state(
                    passports.record(login.customer(), passport(login, papers), ACTOR),
                    "a sample passport belongs to one customer");
        }
        Masked word = new Masked(papers.codeWord());
        if (hasCodeWords && codeWords.length(login.customer()).isEmpty()) {
            Check.state(
                    codeWords.set(login.customer(), word, word, ACTOR).isEmpty(),
                    "a sample code word can be used");
        }
        if (hasCodeWords && !secrets.setAt(login.id()).containsKey(SecretKind.CODE_WORD)) {
            credentials.importSecret(
                    login.id(), SecretKind.CODE_WORD, new Masked(papers.codeWord()), ACTOR);
        }
    }

    private static Passport passport(Login login, Papers papers) {
        return Passport.read(country(login.language()), papers.passport()).orElseThrow();
    }

    /// The country that issued the passport of a sample customer.
    static String country(Language language) {
        return switch (language) {
            case EN -> "GB";
            case JA -> "JP";
            case KO -> "KR";
            case RU -> "RU";
            case UK -> "UA";
            case FA -> "IR";
        };
    }

    private static String digits(Login login) {
        String digits = login.name().replaceAll("[^0-9]", "");
        return "%7s".formatted(digits).replace(' ', '7');
    }

    /// A number of 16 digits with a right check sum (ISO/IEC 7812) that no network has issued; it
    /// ends as the masked number of the account does.
    private static String card(String digits) {
        String end = digits.substring(digits.length() - 4);
        String start = "99990000" + digits.substring(0, 3);
        for (int fill = 0; fill <= 9; fill++) {
            String number = start + fill + end;
            if (isChecked(number)) {
                return number.replaceAll("(.{4})(?=.)", "$1 ");
            }
        }
        throw new IllegalStateException("one of ten digits makes a check sum right");
    }

    private static boolean isChecked(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int doubled = digit * 2;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
