package ginko.web;

import java.util.Locale;

/// Colours of the pages: as the device says, or the customer's choice.
public enum Theme {
    AUTO,
    LIGHT,
    DARK;

    /// The value of the cookie and of the `data-theme` attribute.
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Theme ofTag(String tag) {
        for (Theme theme : values()) {
            if (theme.tag().equals(tag)) {
                return theme;
            }
        }
        return AUTO;
    }
}
