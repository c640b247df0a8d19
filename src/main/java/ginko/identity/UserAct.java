package ginko.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a master or administrator does for one user of his contract. Label:
/// `identity.user.act.<NAME>`.
public enum UserAct {
    /// Has a temporary login password sent to him.
    LOGIN_PASSWORD,
    /// Has a temporary confirmation password sent to him.
    CONFIRMATION_PASSWORD,
    LOGIN_ID,
    MAKE_ADMINISTRATOR,
    MAKE_GENERAL,
    SUSPEND,
    RESTORE;

    /// Its name in an address: `LOGIN_ID` is `login-id`.
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<UserAct> ofTag(String tag) {
        return Arrays.stream(values()).filter(act -> act.tag().equals(tag)).findFirst();
    }
}
