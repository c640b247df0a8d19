package ginko.web;

import ginko.kernel.Language;
import ginko.policy.BankProfile;
import ginko.policy.Feature;
import java.time.Duration;
import java.util.List;

/// What the shell says about the bank on every page, in the words of templates.
public record BankFacts(BankProfile profile) {

    public List<Language> languages() {
        return profile.languages();
    }

    public String name(Language language) {
        return profile.bank().name(language);
    }

    public String hotline() {
        return profile.bank().hotline();
    }

    public String hotlineHours(Language language) {
        return profile.bank().hotlineHours(language);
    }

    /// The hotline as a telephone dials it: digits and a leading plus only.
    public String hotlineDial() {
        return hotline().replaceAll("[^0-9+]", "");
    }

    /// Whether password fields offer a keyboard on the page.
    public boolean hasSoftwareKeyboard() {
        return profile.has(Feature.SOFTWARE_KEYBOARD);
    }

    public Duration idle() {
        return profile.sessions().idle();
    }

    public Duration warnBefore() {
        return profile.sessions().warnBefore();
    }
}
