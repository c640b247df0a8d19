package ginko.policy;

import java.util.List;

/// A service or page that a bank switches on. What is not named in the profile is not offered.
public enum Feature {
    OWN_TRANSFERS,
    INTERNAL_TRANSFERS,
    INTERBANK_TRANSFERS,
    RESERVED_TRANSFERS,
    PURCHASES,
    TEMPLATES,
    PAYEE_BOOK,
    AUTO_PAYMENTS,
    DEPOSITS,
    LOANS,
    CARDS,
    SMS_BANKING,
    PASSWORD_RECOVERY,
    LOGIN_ALIAS,
    LOGIN_ID_ACQUISITION,
    SECRET_QUESTIONS,
    DEVICE_RECOGNITION,
    CONFIRMATION_PASSWORD,
    SOFTWARE_KEYBOARD,
    HARDWARE_TOKEN,
    SOFTWARE_TOKEN,
    DIGITAL_OTP,
    CLIENT_CERTIFICATES,
    CORPORATE_USERS,
    APPROVALS,
    FILE_TRANSFERS,
    DIRECT_DEBIT_COLLECTION,
    DIRECT_DEBIT_MANDATES,
    PAY_EASY,
    ADDRESS_CHANGE,
    API_LINKAGE,
    BILL_PORTAL,
    MOBILE_BILLS,
    /// The outside world is simulated inside the program: text messages, cards, clearing.
    SIMULATORS;

    /// The devices that make codes.
    static final List<Feature> TOKENS = List.of(HARDWARE_TOKEN, SOFTWARE_TOKEN, DIGITAL_OTP);
}
