package ginko.policy.reader;

import ginko.kernel.Currency;
import ginko.kernel.Language;
import ginko.policy.AccountNumbers;
import ginko.policy.BankCalendar;
import ginko.policy.BankIdentity;
import ginko.policy.BankProfile;
import ginko.policy.BillTable;
import ginko.policy.Clearing;
import ginko.policy.CodeRules;
import ginko.policy.ConfirmationRules;
import ginko.policy.Currencies;
import ginko.policy.Feature;
import ginko.policy.FeeTable;
import ginko.policy.HoursTable;
import ginko.policy.InvalidProfileException;
import ginko.policy.LimitTable;
import ginko.policy.OtherBank;
import ginko.policy.SecretRules;
import ginko.policy.ServiceHours;
import ginko.policy.SessionRules;
import ginko.policy.StaffRules;
import ginko.policy.StatementRules;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads a whole profile. Sections are read one after the other whatever earlier ones lacked, so an
/// operator sees all mistakes at once.
public final class ProfileReader {

    private final ProfileSource source;
    private final Reading reading;

    private ProfileReader(ProfileSource source) {
        this.source = source;
        this.reading = new Reading(source.file());
    }

    /// @throws InvalidProfileException naming every mistake
    public static BankProfile read(ProfileSource source) {
        return new ProfileReader(source).profile();
    }

    /// Every key a profile may have, list positions written `[]`.
    static Set<String> keys(ProfileSource source) {
        ProfileReader reader = new ProfileReader(source);
        BankProfile ignored = reader.profile();
        return ignored.name().isEmpty() ? Set.of() : reader.reading.keys();
    }

    private BankProfile profile() {
        BankProfile profile = compose().map(this::profile).orElse(null);
        if (profile == null) {
            throw new InvalidProfileException(reading.problems());
        }
        return profile;
    }

    private Optional<MappingNode> compose() {
        LoadSettings settings =
                LoadSettings.builder().setLabel(source.file()).setAllowDuplicateKeys(true).build();
        try {
            Node node = new Compose(settings).composeString(source.text()).orElse(null);
            if (node instanceof MappingNode mapping) {
                return Optional.of(mapping);
            }
            reading.problem(1, "file", "must be a mapping of keys to values");
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            reading.problem(line, "file", "is not YAML: " + broken.getProblem());
        } catch (YamlEngineException broken) {
            reading.problem(1, "file", "is not YAML: " + broken.getMessage());
        }
        return Optional.empty();
    }

    private @Nullable BankProfile profile(MappingNode node) {
        Section root = Section.root(reading, node);
        List<Language> languages = languages(root);
        Currencies currencies = currencies(root.section("currencies"));
        ZoneId zone = zone(root);
        BankIdentity bank = BankReader.identity(root.section("bank"));
        BankCalendar calendar = CalendarReader.read(root.section("calendar"), zone);
        HoursTable hours = HoursReader.read(root.section("hours"));
        FeeTable fees = FeeReader.read(root.section("fees"));
        LimitTable limits = LimitReader.read(root);
        Clearing clearing = RulesReader.clearing(root.section("clearing"), calendar);
        SecretRules secrets = SecretsReader.read(root.section("secrets"));
        ConfirmationRules confirmations = RulesReader.confirmations(root.section("confirmations"));
        CodeRules codes = RulesReader.codes(root.section("codes"));
        SessionRules sessions = RulesReader.sessions(root.section("sessions"));
        StatementRules statements = RulesReader.statements(root.section("statements"));
        StaffRules staff = RulesReader.staff(root.section("staff"));
        AccountNumbers numbers = BankReader.accountNumbers(root.section("account-numbers"));
        List<OtherBank> otherBanks = BankReader.otherBanks(root);
        BillTable bills = BillReader.read(root);
        List<Feature> features = Values.constants(root, "features", Feature.class);
        Contradictions.check(root, secrets, confirmations, features);
        if (!root.end()
                || bank == null
                || currencies == null
                || calendar == null
                || hours == null
                || fees == null
                || limits == null
                || clearing == null
                || secrets == null
                || confirmations == null
                || codes == null
                || sessions == null
                || statements == null
                || staff == null
                || numbers == null
                || bills == null) {
            return null;
        }
        return new BankProfile(
                source.name(),
                version(),
                bank,
                zone,
                currencies,
                languages,
                calendar,
                new ServiceHours(hours, calendar),
                fees,
                limits,
                clearing,
                secrets,
                confirmations,
                codes,
                sessions,
                statements,
                staff,
                numbers,
                otherBanks,
                bills,
                features.isEmpty() ? Set.of() : EnumSet.copyOf(features));
    }

    private List<Language> languages(Section root) {
        List<Language> languages =
                root.values("languages", "one of [en, ja, ko, ru, uk, fa]", Language::ofTag);
        if (languages.isEmpty() && root.has("languages")) {
            root.problem("languages", "must name at least one language");
        }
        reading.languages(languages);
        return languages;
    }

    private @Nullable Currencies currencies(Section section) {
        Map<String, Currency> byCode = new LinkedHashMap<>();
        for (Section each : section.sections("list")) {
            String code = Values.matching(each, "code", "[A-Z]{3}", "three capital letters");
            int digits = Values.integer(each, "digits", 0, 4);
            if (each.end() && byCode.put(code, new Currency(code, digits)) != null) {
                each.problem("code", "is listed twice");
            }
        }
        reading.currencies(byCode);
        String baseCode = Values.matching(section, "base", "[A-Z]{3}", "three capital letters");
        Currency base = byCode.get(baseCode);
        if (section.clean() && base == null) {
            section.problem("base", baseCode + " is not one of the bank's currencies");
        }
        return section.end() && base != null
                ? new Currencies(base, List.copyOf(byCode.values()))
                : null;
    }

    private static ZoneId zone(Section root) {
        return root.value(
                "zone",
                ZoneId.of("UTC"),
                "a time zone such as \"Asia/Tokyo\"",
                text -> {
                    try {
                        return Optional.of(ZoneId.of(text));
                    } catch (DateTimeException unknown) {
                        return Optional.empty();
                    }
                });
    }

    private String version() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(source.text().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
