package ginko.kernel;

import java.util.Locale;
import java.util.Optional;

/// The six languages of the product. The tag is BCP 47; the own name is shown in the language
/// switch; Persian is written from right to left.
public enum Language {
    EN("en", "English", "En"),
    JA("ja", "日本語", "Ja"),
    KO("ko", "한국어", "Ko"),
    RU("ru", "Русский", "Ru"),
    UK("uk", "Українська", "Ua"),
    FA("fa", "فارسی", "Fa");

    private final String tag;
    private final String ownName;
    private final String shortName;

    Language(String tag, String ownName, String shortName) {
        this.tag = tag;
        this.ownName = ownName;
        this.shortName = shortName;
    }

    public String tag() {
        return tag;
    }

    public String ownName() {
        return ownName;
    }

    /// Two letters as on the switch of seed 000: En, Ru, Ua.
    public String shortName() {
        return shortName;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /// Value of the HTML `dir` attribute.
    public String direction() {
        return this == FA ? "rtl" : "ltr";
    }

    /// The language of a tag such as `ja` or `ja-JP`; empty for anything else.
    public static Optional<Language> ofTag(String tag) {
        for (Language language : values()) {
            if (tag.equalsIgnoreCase(language.tag)
                    || tag.toLowerCase(Locale.ROOT).startsWith(language.tag + "-")) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
