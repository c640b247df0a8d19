package ginko.identity;

import ginko.kernel.Refusal;

/// Why a telephone was not registered, or was not let in.
public enum AppRefusal implements Refusal {
    /// Another factor has to be shown first.
    APP_PROOF_REQUIRED,
    /// Not four digits, or four that are tried first.
    APP_PIN_FORM,
    APP_PINS_DIFFER,
    /// The page stood open for too long, or was sent before.
    APP_PAGE_OLD,
    /// The PIN is not right, or the telephone is not registered.
    APP_PIN_WRONG,
    /// The telephone is not registered, or no longer.
    APP_UNKNOWN
}
