package ginko.policy;

import ginko.kernel.Check;
import ginko.kernel.Language;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// Everything that makes this installation this bank and not another: data, never code. Bound once
/// at start from `profiles/<name>.yaml` or from the file named by `ginko.profile-file`.
///
/// @param name name of the profile, for example `retail`
/// @param version first twelve hexadecimal digits of the SHA-256 of the profile text, kept with
///   each order so that the rules it was accepted under can be found again
/// @param languages languages offered, the first is the default
public record BankProfile(
        String name,
        String version,
        BankIdentity bank,
        ZoneId zone,
        Currencies currencies,
        List<Language> languages,
        BankCalendar calendar,
        ServiceHours hours,
        FeeTable fees,
        LimitTable limits,
        Clearing clearing,
        SecretRules secrets,
        ConfirmationRules confirmations,
        CodeRules codes,
        SessionRules sessions,
        StatementRules statements,
        StaffRules staff,
        AccountNumbers accountNumbers,
        List<OtherBank> otherBanks,
        BillTable bills,
        Set<Feature> features) {

    public BankProfile {
        languages = List.copyOf(languages);
        otherBanks = List.copyOf(otherBanks);
        features = Set.copyOf(features);
        Check.argument(!languages.isEmpty(), "a bank speaks at least one language");
    }

    /// The language of a visitor who has not chosen one.
    public Language defaultLanguage() {
        return languages.getFirst();
    }

    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    /// True when one of the devices that make codes is offered.
    public boolean hasTokens() {
        return !Collections.disjoint(features, Feature.TOKENS);
    }
}
