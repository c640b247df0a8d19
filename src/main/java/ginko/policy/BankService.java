package ginko.policy;

/// The services with hours of their own: the rows of the hours table (seed 002, page 7). Label:
/// `policy.service.<NAME>`.
public enum BankService {
    BALANCE,
    STATEMENT,
    /// Transfers executed at once, to ordinary and savings accounts.
    TRANSFER_SAME_DAY,
    /// Transfers executed at once, to current accounts.
    TRANSFER_SAME_DAY_CURRENT,
    TRANSFER_RESERVED,
    TRANSFER_ENQUIRY_CANCEL,
    PAY_EASY,
    UTILITY_DEBIT,
    ADDRESS_CHANGE,
    PROFILE_CHANGE,
    /// Enquiries by telephone.
    PHONE_ENQUIRY
}
