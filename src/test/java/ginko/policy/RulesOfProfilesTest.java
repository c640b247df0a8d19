package ginko.policy;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.Currency;
import ginko.kernel.Language;
import ginko.kernel.Money;
import ginko.policy.reader.ProfileReader;
import ginko.policy.reader.ProfileSource;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The values that make the profiles what they are modelled on.
class RulesOfProfilesTest {

    private static final Currency ROUBLE = new Currency("RUB", 2);
    private static final BankProfile RETAIL = profile("retail");
    private static final BankProfile CREDIT_UNION = profile("personal-jp");

    private static BankProfile profile(String name) {
        return ProfileReader.read(ProfileSource.shipped(name).orElseThrow());
    }

    private static Money roubles(long major) {
        return new Money(major * 100, ROUBLE);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T16:59:59, 2026-11-24",
        "2026-11-24T17:00:00, 2026-11-25",
        "2026-11-27T16:59:59, 2026-11-27",
        "2026-11-27T17:00:00, 2026-11-30",
        "2026-11-28T10:00:00, 2026-11-30",
        "2026-11-03T16:59:59, 2026-11-03",
        "2026-11-03T17:00:00, 2026-11-05",
        "2026-11-04T10:00:00, 2026-11-05"
    })
    void cutOffDecidesTheValueDate(LocalDateTime confirmed, LocalDate valueDate) {
        assertThat(RETAIL.clearing().valueDate(confirmed.atZone(RETAIL.zone()).toInstant()))
                .isEqualTo(valueDate);
    }

    @Test
    void retailLimitsTransfersAndPurchases() {
        LimitTable limits = RETAIL.limits();

        assertThat(limits.perDay(OperationKind.INTERNAL_TRANSFER, ROUBLE))
                .contains(roubles(100_000));
        assertThat(limits.perDay(OperationKind.INTERBANK_TRANSFER, ROUBLE))
                .contains(roubles(100_000));
        assertThat(limits.perMonth(OperationKind.INTERBANK_TRANSFER, ROUBLE))
                .contains(roubles(300_000));
        assertThat(limits.perOperation(OperationKind.INTERBANK_TRANSFER, ROUBLE)).isEmpty();
        assertThat(limits.perOperation(OperationKind.PURCHASE, ROUBLE)).contains(roubles(15_000));
        assertThat(limits.rules(OperationKind.PURCHASE, ROUBLE))
                .extracting(LimitRule::code)
                .containsExactly(
                        "PURCHASE_OPERATION", "PURCHASE_DAY", "TRANSFER_DAY", "TRANSFER_MONTH");
        assertThat(limits.rules(OperationKind.OWN_TRANSFER, ROUBLE)).isEmpty();
        assertThat(limits.rules(OperationKind.PURCHASE, new Currency("EUR", 2))).isEmpty();
    }

    @Test
    void retailRulesForSecretsAndCodes() {
        SecretRules secrets = RETAIL.secrets();

        assertThat(secrets.loginFailures()).isEqualTo(3);
        assertThat(secrets.lock()).isEqualTo(new LoginLock.Permanent());
        assertThat(secrets.temporaryPasswordLength()).isEqualTo(10);
        assertThat(secrets.temporaryPasswordLifetime()).isEqualTo(Duration.ofHours(72));
        assertThat(secrets.aliasMin()).isEqualTo(6);
        assertThat(secrets.aliasMax()).isEqualTo(32);
        assertThat(RETAIL.codes())
                .isEqualTo(
                        new CodeRules(
                                6,
                                Duration.ofSeconds(180),
                                List.of(
                                        Duration.ofSeconds(60),
                                        Duration.ofSeconds(120),
                                        Duration.ofSeconds(180)),
                                Duration.ofSeconds(60),
                                3,
                                3,
                                new SendCeilings(20, 60, 100_000)));
        assertThat(RETAIL.sessions())
                .isEqualTo(
                        new SessionRules(
                                Duration.ofMinutes(10),
                                List.of(
                                        Duration.ofMinutes(5),
                                        Duration.ofMinutes(10),
                                        Duration.ofMinutes(15)),
                                Duration.ofSeconds(60),
                                Duration.ofHours(8)));
        assertThat(RETAIL.confirmations().signInFactor()).isEqualTo(SignInFactor.SMS_CODE);
        assertThat(RETAIL.bank().hotline()).isEqualTo("8 800 100 55 55");
        assertThat(RETAIL.languages()).containsExactly(Language.RU, Language.UK, Language.EN);
        assertThat(RETAIL.hasTokens()).isTrue();
    }

    @Test
    void creditUnionRules() {
        assertThat(CREDIT_UNION.secrets().password())
                .isEqualTo(new PasswordRule(6, 12, PasswordCharset.ALNUM));
        assertThat(CREDIT_UNION.secrets().loginFailures()).isLessThanOrEqualTo(5);
        assertThat(CREDIT_UNION.defaultLanguage()).isEqualTo(Language.JA);
        assertThat(CREDIT_UNION.bank().code()).isEqualTo("2231");
        assertThat(CREDIT_UNION.has(Feature.PAY_EASY)).isTrue();
        assertThat(CREDIT_UNION.has(Feature.SMS_BANKING)).isFalse();
    }

    @Test
    void billPortalLocksForAWhile() {
        assertThat(profile("bills-ir").secrets().lock())
                .isEqualTo(new LoginLock.Temporary(Duration.ofMinutes(30)));
    }

    @Test
    void speaksTheFirstLanguageWhereAnotherIsNotOffered() {
        assertThat(RETAIL.bank().name(Language.JA)).isEqualTo(RETAIL.bank().name(Language.RU));
        assertThat(RETAIL.bank().name(Language.EN)).isNotEqualTo(RETAIL.bank().name(Language.RU));
    }

    @Test
    void versionFollowsTheText() {
        ProfileSource source = ProfileSource.shipped("retail").orElseThrow();
        ProfileSource changed =
                new ProfileSource("retail", "retail.yaml", source.text().replace("15000", "15001"));

        assertThat(ProfileReader.read(source).version()).isEqualTo(RETAIL.version());
        assertThat(ProfileReader.read(changed).version()).isNotEqualTo(RETAIL.version());
    }
}
