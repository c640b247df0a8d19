package ginko.accounts;

import ginko.kernel.Refusal;

/// Why a customer's ceiling stays as it is.
public enum CeilingRefusal implements Refusal {
    /// Higher than agreed with the bank; a branch can agree to more.
    CEILING_ABOVE_AGREED,
    /// Nothing is raised for a day after a recovered password.
    CEILING_AFTER_RECOVERY,
    /// The customer or the bank has no such limit.
    CEILING_UNKNOWN,
    /// It is agreed already.
    CEILING_SAME
}
