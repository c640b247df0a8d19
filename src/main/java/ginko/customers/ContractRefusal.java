package ginko.customers;

import ginko.kernel.Refusal;

/// Why a contract cannot be signed as entered.
public enum ContractRefusal implements Refusal {
    CONTRACT_NUMBER_INVALID,
    CONTRACT_NUMBER_TAKEN,
    PHONE_INVALID,
    MAIL_INVALID
}
