package ginko;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import ginko.ParsedSources.Literal;
import ginko.kernel.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Everything the bank says can be said in six languages, and nothing is said around them.
class MessagesTest {

    private static final List<MessageBundle> BUNDLES = MessageBundle.all();
    private static final Map<String, Map<String, String>> TEXTS = byLanguage();
    static final List<String> LANGUAGES = MessageBundle.LANGUAGES;

    private static final Map<String, Set<String>> CATEGORIES =
            Map.of(
                    "en", Set.of("one", "other"),
                    "ja", Set.of("other"),
                    "ko", Set.of("other"),
                    "ru", Set.of("one", "few", "many", "other"),
                    "uk", Set.of("one", "few", "many", "other"),
                    "fa", Set.of("one", "other"));

    /// Names of jobs and keys, which look like names of texts.
    private static final Set<String> OTHER_NAMES =
            Set.of(
                    "accounts.expire-holds",
                    "bills.compare-days",
                    "bills.decide-payments",
                    "bills.forget-baskets",
                    "bills.pay-mandates",
                    "bills.question",
                    "cards.hash",
                    "cards.seal",
                    "cards.send-reversals",
                    "drafts.forget-drafts",
                    "identity.forget-passkey-answers",
                    "identity.forget-sessions",
                    "identity.forget-sign-ins",
                    "identity.forget-sources",
                    "identity.remind-of-certificates",
                    "ledger.forget-answers",
                    "ledger.make-months",
                    "notifications.forget-messages",
                    "notifications.forget-sms-parts",
                    "otp.code",
                    "otp.forget-challenges",
                    "otp.reseal-seeds",
                    "otp.send",
                    "otp.seed",
                    "otp.activation",
                    "otp.mailed",
                    "otp.time-out-issues",
                    "otp.expire-tokens",
                    "transfers.release",
                    "identity.passkey-challenge",
                    "identity.pepper",
                    "identity.device");

    private static final Pattern MARKUP = Pattern.compile("</?[a-zA-Z]|&(?:[a-z]+|#\\d+);");
    private static final Pattern KEY = Pattern.compile("[a-z]+(?:\\.[A-Za-z0-9_-]+)+\\.?");
    private static final Pattern TEMPLATE_LITERAL = Pattern.compile("(?<=\")([^\"\\\\\\s]*)(?=\")");
    private static final Pattern WORD = Pattern.compile("\\p{L}");
    private static final Pattern HANDLER =
            Pattern.compile("\\s(?:on[a-z]+|style)\\s*=\\s*[\"'$]", Pattern.CASE_INSENSITIVE);
    private static final Pattern PHYSICAL =
            Pattern.compile(
                    "(?m)(?:^|[\\s;{])(?:[a-z-]+-)?(?:left|right)(?:-[a-z]+)*\\s*:"
                            + "|(?:text-align|float|clear)\\s*:\\s*(?:left|right)");

    private static Map<String, Map<String, String>> byLanguage() {
        Map<String, Map<String, String>> all = new TreeMap<>();
        for (MessageBundle bundle : BUNDLES) {
            Map<String, String> texts =
                    all.computeIfAbsent(bundle.language(), _ -> new TreeMap<>());
            bundle.patterns()
                    .forEach((key, text) ->
                            assertThat(texts.put(key, text)).as(key + " twice").isNull());
        }
        return all;
    }

    private static Set<String> keys() {
        return TEXTS.getOrDefault("en", Map.of()).keySet();
    }

    @Test
    void everyModuleSpeaksSixLanguages() {
        Map<String, Set<String>> languages =
                BUNDLES.stream()
                        .collect(
                                Collectors.groupingBy(
                                        MessageBundle::module,
                                        Collectors.mapping(
                                                MessageBundle::language, Collectors.toSet())));
        assertThat(languages.values()).allMatch(found -> found.equals(Set.copyOf(LANGUAGES)));
        assertThat(keys()).hasSizeGreaterThan(400);
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void hasTheSameKeysAndArgumentsAsEnglish(String language) {
        assertThat(TEXTS.getOrDefault(language, Map.of()).keySet()).isEqualTo(keys());
        List<String> different = new ArrayList<>();
        for (String key : keys()) {
            Set<String> english = MessageBundle.Shape.of(text("en", key)).arguments();
            Set<String> other = MessageBundle.Shape.of(text(language, key)).arguments();
            if (!english.equals(other)) {
                different.add(key + ": " + english + " but " + other);
            }
        }
        assertThat(different).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void knowsEveryPluralOfTheLanguageAndNoOther(String language) {
        for (String key : keys()) {
            for (Set<String> plural : MessageBundle.Shape.of(text(language, key)).plurals()) {
                plural.removeIf(category -> category.startsWith("="));
                assertThat(plural).as(language + " " + key).isEqualTo(CATEGORIES.get(language));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void speaksPlainly(String language) {
        for (String key : keys()) {
            assertThat(text(language, key))
                    .as(language + " " + key)
                    .isNotBlank()
                    .doesNotContainPattern(MARKUP)
                    .doesNotContain("!", "！");
        }
    }

    private static String text(String language, String key) {
        return TEXTS.getOrDefault(language, Map.of()).getOrDefault(key, "");
    }

    @Test
    void everyRefusalHasItsText() {
        Set<String> refusals = refusals();

        assertThat(refusals).hasSizeGreaterThan(40);
        assertThat(keys()).containsAll(refusals);
    }

    private static Set<String> refusals() {
        JavaClasses main =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("ginko");
        return main.stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(Refusal.class))
                .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
                .map(constant -> ((Refusal) constant).messageKey())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyTextAskedForExists() {
        Set<String> beginnings =
                keys().stream()
                        .map(key -> key.substring(0, key.indexOf('.') + 1))
                        .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        for (Path template : templates()) {
            for (String literal : literals(template)) {
                if (KEY.matcher(literal).matches()
                        && beginnings.stream().anyMatch(literal::startsWith)
                        && !isKnown(literal)) {
                    missing.add(template.getFileName() + ": " + literal);
                }
            }
        }
        for (Literal literal : ParsedSources.main().literals()) {
            if (KEY.matcher(literal.text()).matches()
                    && beginnings.stream().anyMatch(literal.text()::startsWith)
                    && !isNoText(literal)
                    && !isKnown(literal.text())) {
                missing.add(literal.where() + ": " + literal.text());
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean isNoText(Literal literal) {
        return literal.fileName().endsWith("Sql.java") || OTHER_NAMES.contains(literal.text());
    }

    /// A key, or the beginning of keys whose last part is put together at run time.
    private static boolean isKnown(String literal) {
        return keys().contains(literal)
                || keys().stream()
                        .anyMatch(key ->
                                key.startsWith(literal.endsWith(".") ? literal : literal + "."));
    }

    @Test
    void noTextIsUnused() {
        Set<String> used = new TreeSet<>(refusals());
        for (Path template : templates()) {
            used.addAll(literals(template));
        }
        ParsedSources.main().literals().forEach(literal -> used.add(literal.text()));
        List<String> endings = used.stream().filter(text -> text.matches("\\.[a-z-]+")).toList();
        List<String> beginnings =
                used.stream().filter(text -> text.matches("[a-z]+\\.(?:.*\\.)?")).toList();

        Set<String> unused = new TreeSet<>(keys());
        unused.removeIf(key ->
                used.contains(key)
                        || beginnings.stream().anyMatch(key::startsWith)
                        || endings.stream()
                                .filter(key::endsWith)
                                .map(end -> key.substring(0, key.length() - end.length()))
                                .anyMatch(base ->
                                        used.contains(base) || used.contains(parent(base))));
        assertThat(unused).isEmpty();
    }

    private static String parent(String key) {
        return key.substring(0, Math.max(0, key.lastIndexOf('.')));
    }

    private static List<String> literals(Path template) {
        return TEMPLATE_LITERAL
                .matcher(SourceTree.read(template))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void templatesSayNothingInTheirOwnWords() {
        for (Path template : templates()) {
            assertThat(TemplateText.of(SourceTree.read(template)))
                    .as(template.toString())
                    .doesNotContainPattern(WORD);
        }
    }

    @Test
    void findsWordsInATemplate() {
        assertThat(
                        TemplateText.of(
                                "@param Page page\n<p title=\"Hint\">${page.text(\"a.b\")} Hi</p>"))
                .isEqualTo("Hint … Hi");
        assertThat(
                        TemplateText.of(
                                "@template.kit.layout(content = @`<b>In</b>@if(a(\")\"))x@endif`)"))
                .isEqualTo("In x");
    }

    @Test
    void templatesHoldNoHandlersAndNoStyles() {
        for (Path template : templates()) {
            assertThat(SourceTree.read(template))
                    .as(template.toString())
                    .doesNotContainPattern(HANDLER);
        }
    }

    @Test
    void stylesKnowStartAndEndButNotLeftAndRight() {
        for (Path sheet : SourceTree.files(SourceTree.RESOURCES.resolve("static"), ".css")) {
            assertThat(SourceTree.read(sheet)).as(sheet.toString()).doesNotContainPattern(PHYSICAL);
        }
    }

    private static List<Path> templates() {
        return SourceTree.files(SourceTree.TEMPLATES, ".jte");
    }
}
