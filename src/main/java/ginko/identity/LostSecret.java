package ginko.identity;

import ginko.policy.SecretKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a user of a company may have forgotten.
public enum LostSecret {
    LOGIN_ID(null),
    LOGIN_PASSWORD(SecretKind.LOGIN_PASSWORD),
    CONFIRMATION_PASSWORD(SecretKind.CONFIRMATION_PASSWORD),
    PIN(SecretKind.PIN),
    APPROVAL_PIN(SecretKind.APPROVAL_PIN);

    private final @Nullable SecretKind kind;

    LostSecret(@Nullable SecretKind kind) {
        this.kind = kind;
    }

    /// The secret; empty for the login ID, which is none.
    public Optional<SecretKind> kind() {
        return Optional.ofNullable(kind);
    }

    /// How a user gets it back (seed 001): it depends on whether somebody else in his company looks
    /// after the users.
    ///
    /// @param hasAdministrator whether the contract has an administrator
    public WayOut wayOut(UserKind user, Presence hasAdministrator) {
        boolean isAlone = user == UserKind.MASTER && hasAdministrator == Presence.NONE;
        return switch (this) {
            case LOGIN_ID -> isAlone ? WayOut.NEW_CONTRACT : helper(user, WayOut.ASK_ADMINISTRATOR);
            case LOGIN_PASSWORD, CONFIRMATION_PASSWORD ->
                    isAlone ? WayOut.PASSWORD_FORM : helper(user, WayOut.ADMINISTRATOR_REGISTERS);
            case PIN, APPROVAL_PIN -> WayOut.PIN_FORM;
        };
    }

    private static WayOut helper(UserKind user, WayOut ofMaster) {
        if (user == UserKind.MASTER) {
            return ofMaster;
        }
        return ofMaster == WayOut.ASK_ADMINISTRATOR ? WayOut.ASK_MASTER : WayOut.MASTER_REGISTERS;
    }

    /// Whether a contract has an administrator.
    public enum Presence {
        SOME,
        NONE
    }
}
