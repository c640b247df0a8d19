package ginko.policy.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import ginko.policy.BankProfile;
import ginko.policy.InvalidProfileException;
import ginko.policy.ProfileProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each mistake is put into a profile that is right, and has to be named with the line it is in.
class ProfileMistakesTest {

    private static final String DEMO = text("demo");

    private static String text(String name) {
        return ProfileSource.shipped(name).orElseThrow().text();
    }

    private static List<ProfileProblem> problems(String text) {
        InvalidProfileException refused =
                catchThrowableOfType(
                        InvalidProfileException.class,
                        () -> {
                            BankProfile bound =
                                    ProfileReader.read(new ProfileSource("x", "x.yaml", text));
                            assertThat(bound).as("the profile is refused").isNull();
                        });
        return refused.problems();
    }

    private static int lineOf(String text, String part) {
        assertThat(text).contains(part);
        return (int) text.substring(0, text.indexOf(part)).lines().count()
                + (text.charAt(text.indexOf(part) - 1) == '\n' ? 1 : 0);
    }

    @ParameterizedTest(name = "{3}: {4}")
    @CsvSource(delimiter = '|', textBlock = MISTAKES)
    void namesTheMistake(String profile, String right, String wrong, String key, String reason) {
        String text = text(profile);
        int line = lineOf(text, right);

        List<ProfileProblem> problems = problems(text.replace(right, wrong));

        assertThat(problems)
                .anySatisfy(problem -> {
                    assertThat(problem.file()).isEqualTo("x.yaml");
                    assertThat(problem.line()).isEqualTo(line);
                    assertThat(problem.key()).isEqualTo(key);
                    assertThat(problem.reason()).contains(reason);
                });
    }

    private static final String MISTAKES =
            """
            demo | warn-before: 60 s | warn-before: 10 min | sessions.warn-before | must be shorter than idle
            demo | absolute: 8 h | absolute: 5 min | sessions.absolute | is shorter than idle
            demo | idle: 10 min | idle: 10 | sessions.idle | must be a length of time
            demo | idle: 10 min | ilde: 10 min | sessions.ilde | unknown key
            demo | idle-choices: [5 min, 10 min | idle-choices: [60 s, 10 min | sessions.idle-choices | must lie between warn-before and absolute
            demo | idle-choices: [5 min, 10 min | idle-choices: [5 min, 11 min | sessions.idle-choices | must hold the bank's own value
            demo | lifetime-choices: [60 s, 120 s, 180 s | lifetime-choices: [60 s, 120 s | codes.lifetime-choices | must hold the bank's own value
            demo | base: EUR | base: CHF | currencies.base | CHF is not one of the bank's currencies
            demo | {code: JPY, digits: 0} | {code: EUR, digits: 0} | currencies.list[1].code | is listed twice
            demo | {code: JPY, digits: 0} | {code: JPY, digits: 9} | currencies.list[1].digits | a whole number from 0 to 4
            demo | languages: [en, ja, ko, ru, uk, fa] | languages: [] | languages | must name at least one language
            demo | languages: [en, ja, ko, ru, uk, fa] | languages: [en, xx] | languages[1] | must be one of
            demo | languages: [en, ja, ko, ru, uk, fa] | languages: en | languages | must be a list
            demo | zone: Europe/Berlin | zone: Europe/Atlantis | zone | must be a time zone
            demo | '    en: Ginko Demo Bank' | '    de: Ginko Demo Bank' | bank.name.de | unknown key
            demo | ceiling: {EUR: 1500, | ceiling: {CHF: 1500, | limits[0].ceiling.CHF | is not one of the bank's currencies
            demo | ceiling: {EUR: 1500, | ceiling: {EUR: 1500.001, | limits[0].ceiling.EUR | at most 2 digits
            demo | ceiling: {EUR: 1500, JPY: 200000 | ceiling: {EUR: 1500, JPY: 200000.5 | limits[0].ceiling.JPY | at most 0 digits
            demo | ceiling: {EUR: 5000, | ceiling: {EUR: 1499, | limits[1].ceiling | 1499.00 EUR is below 1500.00 EUR of PURCHASE_OPERATION
            demo | ceiling: {EUR: 50000, | ceiling: {EUR: 9999, | limits[3].ceiling | 9999.00 EUR is below 10000.00 EUR of TRANSFER_DAY
            demo | code: PURCHASE_DAY | code: PURCHASE_OPERATION | limits[1].code | is given twice
            demo | {from: 0, fixed: 0.35}, {from: 1000, b | {from: 0, fixed: 0.35}, {from: 0, b | fees.tables[0].rows[3].bands[1].from | must be above the band before
            demo | {from: 0, fixed: 0.35}, {from: 1000, b | {from: 1, fixed: 0.35}, {from: 1000, b | fees.tables[0].rows[3].bands[0].from | must start at 0
            demo | min: 0.50, max: 5.00 | min: 5.50, max: 5.00 | fees.tables[0].rows[3].bands[1].max | is below min
            demo | {from: 0, fixed: 0.35}, {from: 1000, b | {from: 0, fixed: 0.35, basis-points: 1}, {from: 1000, b | fees.tables[0].rows[3].bands[0].fixed | exactly one of
            demo | classes: [STANDARD, NON_MEMBER] | classes: [STANDARD, GUEST] | fees.tables[0].rows[3].classes[1] | must be one of
            demo | tries: 3 | tries: 0 | secrets.kinds[0].tries | from 1 to 100
            bills-ir | lock-lasts: 30 min | lock-lasts: 30 | secrets.kinds[0].lock-lasts | must be a length of time
            demo | tries: 3, stops: SERVICE, lock: PERMANENT | tries: 3, stops: SERVICE, lock: FOREVER | secrets.kinds[0].lock | must be one of [PERMANENT, TEMPORARY]
            demo | {kind: LOGIN_PASSWORD, min: 8, max: 128 | {kind: LOGIN_PASSWORD, min: 128, max: 8 | secrets.kinds[0].max | is below min
            demo | kind: CODE_WORD, min | kind: LOGIN_PASSWORD, min | secrets.kinds[2].kind | is listed twice
            demo | sign-in: SMS_CODE | sign-in: TOKEN | confirmations.sign-in | must be one of [NONE, SMS_CODE, TOKEN_CODE]
            demo | '    PURCHASE: SMS_CODE' | '    PURCHASE: []' | confirmations.operations.PURCHASE | names nothing
            demo | '    PURCHASE: SMS_CODE' | '    PURCHASE: [NONE, SMS_CODE]' | confirmations.operations.PURCHASE | NONE stands alone
            demo | '    PURCHASE: SMS_CODE' | '    PURCHASE: TOKEN' | confirmations.operations.PURCHASE | must be one of [NONE, SMS_CODE, TOKEN_CODE, APP_QR, KEYPAD_PAYEE, KEYPAD_FULL, PASSKEY]
            demo | resend-after: 60 s | resend-after: 200 s | codes.resend-after | is longer than the lifetime
            demo | max-sends: 3 | max-sends: [3] | codes.max-sends | must be a whole number
            demo | cut-off: "17:00" | cut-off: "25:00" | clearing.cut-off | must be a time
            demo | weekend: [SATURDAY, SUNDAY] | weekend: [SATURDAY, SATURDAY] | calendar.weekend[1] | is named twice
            demo | weekend: [SATURDAY, SUNDAY] | weekend: [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY] | calendar.weekend | leaves no bank day
            demo | country: DE | country: IR | calendar.country | has no holiday data
            demo | last-year: 2099 | last-year: 1999 | calendar.last-year | must not be before
            demo | working: [] | working: [2100-01-04] | calendar.working | outside first-year to last-year
            demo | nth: [2] | nth: [6] | hours.closures[0].on.nth[0] | 1 to 5
            demo | on: {weekday: SUNDAY, nth: [2]} | on: {weekday: SUNDAY, nth: [2], dates: []} | hours.closures[0].on.dates | exactly one of
            demo | to: "03:45" | to: "03:15" | hours.closures[0].to | must be after from
            demo | to: "03:45" | to: "+8 03:15" | hours.closures[0].to | must be a time such as
            demo | notes: [1, 3] | notes: [1, 4] | hours.services[1].notes | there is no footnote number 4
            demo | parent: TRANSFER_SAME_DAY | parent: PAY_EASY | hours.services[3].parent | must be a service listed before
            demo | service: STATEMENT | service: BALANCE | hours.services[1].service | is listed twice
            demo | scheme: PLAIN | scheme: IBAN | account-numbers.scheme | must be one of [PLAIN, JAPAN]
            demo | '  - TEMPLATES' | '  - TEMPLATE' | features[5] | must be one of
            demo | mail-from: notices@demo-bank.example | mail-from: nobody | bank.mail-from | must be a mail address
            personal-jp | '["08:00-23:45"]' | '["08:00-23:45", "09:00-10:00"]' | hours.services[1].bank-day | not overlap
            personal-jp | 2026-11-23 | 2026-11-31 | calendar.closed[16] | must be a date
            """;

    @Test
    void aMissingKeyIsReportedAtItsSection() {
        String text = DEMO.replace("  warn-before: 60 s\n", "");

        assertThat(problems(text))
                .containsExactly(
                        new ProfileProblem(
                                "x.yaml",
                                lineOf(text, "sessions:"),
                                "sessions.warn-before",
                                "missing key"));
    }

    @Test
    void aLockLastsAWhileOnlyWhenItIsTemporary() {
        String endless = text("bills-ir").replace("lock: TEMPORARY", "lock: PERMANENT");
        String unclear = text("bills-ir").replace(", lock-lasts: 30 min", "");

        assertThat(problems(endless))
                .containsExactly(
                        new ProfileProblem(
                                "x.yaml",
                                lineOf(endless, "lock-lasts:"),
                                "secrets.kinds[0].lock-lasts",
                                "a permanent lock has no end"));
        assertThat(problems(unclear))
                .extracting(ProfileProblem::key, ProfileProblem::reason)
                .containsExactly(tuple("secrets.kinds[0].lock-lasts", "missing key"));
    }

    @Test
    void aMissingSectionIsReportedOnce() {
        String text = DEMO.replace("clearing:\n  cut-off: \"17:00\"\n", "");

        assertThat(problems(text))
                .containsExactly(new ProfileProblem("x.yaml", 1, "clearing", "missing key"));
    }

    @Test
    void aKeyGivenTwiceIsReported() {
        String text = DEMO.replace("  idle: 10 min\n", "  idle: 10 min\n  idle: 20 min\n");

        assertThat(problems(text))
                .containsExactly(
                        new ProfileProblem(
                                "x.yaml",
                                lineOf(text, "idle: 20 min"),
                                "sessions.idle",
                                "is given twice"));
    }

    @Test
    void aMissingLanguageIsReported() {
        String text = DEMO.replace("    fa: بانک نمایشی گینکو\n", "");

        assertThat(problems(text))
                .containsExactly(
                        new ProfileProblem(
                                "x.yaml",
                                lineOf(text, "  name:\n"),
                                "bank.name.fa",
                                "the text in this language of the bank is missing"));
    }

    @Test
    void everyCurrencyNeedsItsFees() {
        int start = DEMO.indexOf("    - currency: IRR");
        String text = DEMO.substring(0, start) + DEMO.substring(DEMO.indexOf("\nlimits:"));

        assertThat(problems(text))
                .containsExactly(
                        new ProfileProblem(
                                "x.yaml",
                                lineOf(text, "  tables:"),
                                "fees.tables",
                                "there is no table for the currency IRR"));
    }

    @Test
    void everyDestinationNeedsAFeeForEveryClass() {
        String row =
                "        - {destination: OTHER_BANK, classes: [MEMBER], bands: [{from: 0, fixed: 0},"
                        + " {from: 1000, fixed: 0.35}]}\n";
        assertThat(DEMO).contains(row);

        assertThat(problems(DEMO.replace(row, "")))
                .extracting(ProfileProblem::toString)
                .containsExactly(
                        "x.yaml:"
                                + (lineOf(DEMO, "    - currency: EUR") + 1)
                                + ": fees.tables[0].rows: there is no row for OTHER_BANK for MEMBER");
    }

    @Test
    void shortPasswordsNeedAStrictLock() {
        String text = text("personal-jp").replaceFirst("AT_ONCE, tries: 5", "AT_ONCE, tries: 6");

        assertThat(problems(text))
                .containsExactly(
                        new ProfileProblem(
                                "x.yaml",
                                lineOf(text, "secrets:"),
                                "secrets",
                                "such passwords are allowed only with at most 5 tries"));
    }

    @Test
    void shortPasswordsNeedKnownDevicesAndCodes() {
        String text =
                text("personal-jp")
                        .replace("  - DEVICE_RECOGNITION\n", "")
                        .replace("INTERBANK_TRANSFER: TOKEN_CODE", "INTERBANK_TRANSFER: NONE");

        assertThat(problems(text))
                .extracting(ProfileProblem::reason)
                .containsExactly(
                        "such passwords are allowed only with the feature DEVICE_RECOGNITION",
                        "such passwords are allowed only when INTERBANK_TRANSFER needs a code",
                        "a question on unknown devices needs the features DEVICE_RECOGNITION and"
                                + " SECRET_QUESTIONS");
    }

    @Test
    void aPasswordAloneHasToBeLong() {
        String text = DEMO.replace("sign-in: SMS_CODE", "sign-in: NONE");

        assertThat(problems(text))
                .extracting(ProfileProblem::reason)
                .containsExactly(
                        "a password that is the only factor at sign-in needs at least 15"
                                + " characters");
    }

    @Test
    void tokensAtSignInNeedAFeatureThatIssuesThem() {
        String text =
                DEMO.replace("sign-in: SMS_CODE", "sign-in: TOKEN_CODE")
                        .replaceAll("  - (HARDWARE_TOKEN|SOFTWARE_TOKEN|DIGITAL_OTP)\n", "");

        assertThat(problems(text))
                .containsExactly(
                        new ProfileProblem(
                                "x.yaml",
                                lineOf(text, "confirmations:"),
                                "confirmations",
                                "TOKEN_CODE needs a feature that issues tokens"),
                        new ProfileProblem(
                                "x.yaml",
                                lineOf(text, "confirmations:"),
                                "confirmations",
                                "KEYPAD_PAYEE and KEYPAD_FULL need the feature HARDWARE_TOKEN"));
    }

    @Test
    void aCeilingForCodesOfTokensLeavesAWayForHigherAmounts() {
        String text = DEMO.replace("    PURCHASE: SMS_CODE", "    PURCHASE: TOKEN_CODE");

        assertThat(problems(text))
                .extracting(ProfileProblem::reason)
                .containsExactly(
                        "token-code-up-to leaves higher amounts without a way to confirm them");
    }

    @Test
    void allMistakesAreListedInTheOrderOfTheFile() {
        String text =
                DEMO.replace("warn-before: 60 s", "warn-before: 11 min")
                        .replace("zone: Europe/Berlin", "zone: Mars")
                        .replace("  max-attempts: 3", "  max-attempts: 3\n  colour: blue")
                        .replace("base: EUR", "base: CHF");

        List<ProfileProblem> problems = problems(text);

        assertThat(problems)
                .extracting(ProfileProblem::key)
                .containsExactly("zone", "currencies.base", "codes.colour", "sessions.warn-before");
        assertThat(problems).extracting(ProfileProblem::line).isSorted();
        assertThat(new InvalidProfileException(problems))
                .hasMessageContaining("4 mistakes")
                .hasMessageContaining("codes.colour: unknown key");
    }

    @Test
    void textThatIsNotYamlIsReportedWithItsLine() {
        assertThat(problems("bank:\n  code: [1,\n"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(3);
                    assertThat(problem.reason()).contains("not YAML");
                });
        assertThat(problems("- a\n- b\n")).hasSize(1);
        assertThat(problems("")).hasSize(1);
    }

    @Test
    void aRightProfileHasNoProblem() {
        assertThatThrownBy(() -> problems(DEMO)).isInstanceOf(AssertionError.class);
    }
}
