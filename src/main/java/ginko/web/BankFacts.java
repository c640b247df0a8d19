package ginko.web;

import ginko.kernel.Language;
import ginko.policy.BankProfile;
import ginko.policy.Feature;
import ginko.policy.LocalText;
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

    /// What stands above the sign-in; empty where the bank warns of nothing.
    public String warning(Language language) {
        LocalText warning = profile.bank().warning();
        return warning == null ? "" : warning.in(language);
    }

    /// The page that leads to the sign-in: one of its own where the bank presents its internet
    /// bank, else the sign-in itself.
    public String entry() {
        return profile.bank().guide() == null ? "/login" : "/personal";
    }

    /// The hotline as a telephone dials it: digits and a leading plus only.
    public String hotlineDial() {
        return hotline().replaceAll("[^0-9+]", "");
    }

    /// Whether password fields offer a keyboard on the page.
    public boolean hasSoftwareKeyboard() {
        return profile.has(Feature.SOFTWARE_KEYBOARD);
    }

    /// Whether contracts of companies have several users.
    public boolean hasCompanies() {
        return profile.has(Feature.CORPORATE_USERS);
    }

    /// Whether anybody can pay bills here without signing in.
    public boolean hasBillPortal() {
        return profile.has(Feature.BILL_PORTAL);
    }

    /// Whether bills of mobile telephones can be paid by the number alone.
    public boolean hasMobileBills() {
        return profile.has(Feature.MOBILE_BILLS);
    }

    public Duration idle() {
        return profile.sessions().idle();
    }

    public Duration warnBefore() {
        return profile.sessions().warnBefore();
    }
}
