package ginko.web.site;

import ginko.policy.BankProfile;
import ginko.policy.Feature;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The chapters of the guide in the order of the printed one (seed 002, page 1). Words:
/// `web.guide.<tag>.…`.
enum Chapter {
    USE("first-setup", "secrets", "mails", "pauses", "moving", "end", "samples"),
    BROWSERS("computers", "telephones", "newest"),
    SECURITY(
            "connection",
            "owner",
            "keyboard",
            "several",
            "devices",
            "timeout",
            "results",
            "locks",
            "habits"),
    SERVICES,
    HOURS,
    FEES,
    FIRST_USE("card", "message"),
    SIGN_IN("where", "how", "after"),
    CODES("what", "when"),
    LINKAGE("what");

    private final List<String> sections;

    Chapter(String... sections) {
        this.sections = List.of(sections);
    }

    static Optional<Chapter> named(String tag) {
        return Arrays.stream(values())
                .filter(chapter -> chapter.tag().equals(tag) && !chapter.sections.isEmpty())
                .findFirst();
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Hours and fees have pages of their own, made from the same rules the bank decides by.
    String path() {
        return switch (this) {
            case HOURS -> "/hours";
            case FEES -> "/fees";
            default -> "/guide/" + tag();
        };
    }

    String titleKey() {
        return switch (this) {
            case HOURS -> "web.hours.title";
            case FEES -> "web.fees.title";
            default -> "web.guide." + tag() + ".title";
        };
    }

    boolean isFor(BankProfile profile) {
        return this != LINKAGE || profile.has(Feature.API_LINKAGE);
    }

    /// The sections that hold for the services of this bank.
    List<String> sections(BankProfile profile) {
        return sections.stream().filter(section -> holds(section, profile)).toList();
    }

    private static boolean holds(String section, BankProfile profile) {
        return switch (section) {
            case "first-setup", "card" -> profile.has(Feature.LOGIN_ID_ACQUISITION);
            case "message" -> !profile.has(Feature.LOGIN_ID_ACQUISITION);
            case "keyboard" -> profile.has(Feature.SOFTWARE_KEYBOARD);
            case "devices" -> profile.has(Feature.DEVICE_RECOGNITION);
            default -> true;
        };
    }
}
