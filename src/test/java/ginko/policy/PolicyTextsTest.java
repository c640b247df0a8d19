package ginko.policy;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTextsTest {

    @ParameterizedTest
    @EnumSource
    void everyLabelIsThereInEveryLanguage(Language language) throws IOException {
        Set<String> expected = new TreeSet<>();
        label(expected, "service", BankService.values());
        label(expected, "dayClass", DayClass.values());
        label(expected, "destination", FeeDestination.values());
        label(expected, "operation", OperationKind.values());
        label(expected, "period", Period.values());
        label(expected, "secret", SecretKind.values());
        label(expected, "secret.changed-by", SecretChanger.values());
        label(expected, "secret.takes-effect", SecretEffect.values());
        label(expected, "charset", PasswordCharset.values());
        label(expected, "accountType", AccountType.values());

        Properties texts = texts(language);

        assertThat(texts.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(texts.values()).allSatisfy(text -> assertThat(text.toString()).isNotBlank());
    }

    private static void label(Set<String> keys, String kind, Enum<?>[] constants) {
        Arrays.stream(constants).forEach(each -> keys.add("policy." + kind + "." + each.name()));
    }

    private static Properties texts(Language language) throws IOException {
        String suffix = language == Language.EN ? "" : "_" + language.tag();
        Properties texts = new Properties();
        try (Reader reader =
                new InputStreamReader(
                        Objects.requireNonNull(
                                PolicyTextsTest.class.getResourceAsStream(
                                        "/messages/policy" + suffix + ".properties")),
                        StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
