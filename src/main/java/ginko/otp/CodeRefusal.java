package ginko.otp;

import ginko.kernel.Refusal;
import java.util.EnumSet;
import java.util.Set;

/// Why a code was not accepted, in order of precedence.
public enum CodeRefusal implements Refusal {
    /// No such code was asked for by this login, or what it should confirm has changed since.
    CODE_NOT_ASKED,
    /// The code did its work before.
    CODE_USED,
    /// Too many wrong entries; a new code must be asked for.
    CODE_TRIES_USED_UP,
    /// The code's lifetime has passed.
    CODE_EXPIRED,
    /// The digits are not right.
    CODE_WRONG,
    /// The customer has no token whose codes count.
    TOKEN_NONE,
    /// Too many wrong codes in a row; the bank unlocks it.
    TOKEN_LOCKED,
    /// The token was reported lost.
    TOKEN_LOST,
    /// The day printed on the back has passed.
    TOKEN_EXPIRED,
    /// The bank no longer supports this model.
    TOKEN_UNSUPPORTED,
    /// The code comes from another device of the same customer than the one in use.
    CODE_OF_OTHER_TOKEN,
    /// The code of this minute did its work before.
    TOKEN_CODE_USED,
    /// The code is none the token shows now.
    TOKEN_CODE_WRONG,
    /// The login has no such signing device.
    DEVICE_UNKNOWN,
    /// The signing device was shown too many wrong codes, or was taken away.
    DEVICE_LOCKED,
    /// The signature does not fit this order and this minute.
    SIGNATURE_WRONG,
    /// No telephone of the customer is registered for signing.
    APP_NONE,
    /// Too many wrong codes or PINs: the telephone is no longer registered.
    APP_WIPED,
    /// The code of the app does not fit: another order, another PIN or another minute.
    APP_CODE_WRONG;

    private static final Set<CodeRefusal> OF_TOKEN = EnumSet.range(TOKEN_NONE, TOKEN_CODE_WRONG);

    /// Whether it concerns a token, whose codes nobody sends.
    public boolean isOfToken() {
        return OF_TOKEN.contains(this);
    }
}
