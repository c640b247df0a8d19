package ginko.notifications.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.Currency;
import ginko.kernel.Language;
import ginko.kernel.Money;
import ginko.policy.BankProfile;
import ginko.policy.reader.ProfileReader;
import ginko.policy.reader.ProfileSource;
import ginko.web.Arg;
import ginko.web.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages with a code cost the bank two short messages at most, in every language, with the
/// longest name that goes into one and large amounts.
class CodeMessagesTest {

    private static final String LONG_NAME = "Ж".repeat(23) + "…";
    private static final long LARGE = 999_999_999_99L;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "retail",
                "personal-jp",
                "corporate-jp",
                "digital-otp-kr",
                "bills-ir"
            })
    void aCodeFitsIntoTwoShortMessages(String name) {
        BankProfile bank = ProfileReader.read(ProfileSource.shipped(name).orElseThrow());
        Texts texts = Texts.strict(bank.zone());
        for (Language language : bank.languages()) {
            Arg from = Arg.of("bank", bank.bank().name(language));
            Arg code = Arg.identifier("code", "12345678");
            for (Currency currency : bank.currencies().all()) {
                assertFits(
                        texts.text(
                                language,
                                "transfers.sms.code",
                                code,
                                Arg.of("amount", new Money(LARGE, currency)),
                                Arg.of("payee", LONG_NAME),
                                Arg.identifier("account", "••1234"),
                                from));
            }
            assertFits(texts.text(language, "identity.sms.code", code, from));
            assertFits(texts.text(language, "identity.sms.step-up", code, from));
            assertFits(
                    texts.text(
                            language,
                            "identity.sms.device",
                            code,
                            from,
                            Arg.identifier("serial", "SD1234567890")));
        }
    }

    private static void assertFits(String text) {
        assertThat(SmsPart.of(text, 1)).as(text).hasSizeLessThanOrEqualTo(2);
    }
}
