package ginko.cards;

import ginko.kernel.Refusal;

/// Why a card does not pay. The texts say what to do; the codes of the switch are never shown
/// alone.
public enum CardRefusal implements Refusal {
    CARD_NUMBER_WRONG,
    CARD_BANK_UNKNOWN,
    CARD_PASSWORD_FORM,
    CARD_CVV2_FORM,
    CARD_EXPIRY_FORM,
    CARD_EXPIRED,
    CARD_TRIES_HERE,
    CARD_ROBOT,
    CARD_NOT_HONOURED,
    CARD_BANK_AWAY,
    CARD_REFUSED,
    CARD_PASSWORD_WRONG,
    CARD_PASSWORD_BLOCKED,
    CARD_BALANCE,
    CARD_NOT_ALLOWED,
    CARD_OVER_LIMIT,
    CARD_NOT_ACTIVE,
    CARD_AMOUNT,
    CARD_TRY_LATER;

    /// The reason behind a response code of ISO 8583:1987 that declines.
    static CardRefusal ofCode(String code) {
        return switch (code) {
            case "13" -> CARD_AMOUNT;
            case "15", "92", "84" -> CARD_BANK_AWAY;
            case "34", "36", "41", "43", "58", "59", "62", "63" -> CARD_REFUSED;
            case "38", "75" -> CARD_PASSWORD_BLOCKED;
            case "51" -> CARD_BALANCE;
            // alike, so that nobody learns which of the data of a card is right
            case "14", "33", "54", "55" -> CARD_PASSWORD_WRONG;
            case "57" -> CARD_NOT_ALLOWED;
            case "61", "65" -> CARD_OVER_LIMIT;
            case "78" -> CARD_NOT_ACTIVE;
            case "12", "30", "77", "90", "94" -> CARD_TRY_LATER;
            default -> CARD_NOT_HONOURED;
        };
    }
}
