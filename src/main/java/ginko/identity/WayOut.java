package ginko.identity;

/// How a forgotten secret of a company's user comes back (seed 001). Label: `identity.way.<NAME>`.
public enum WayOut {
    /// An administrator looks the login up.
    ASK_ADMINISTRATOR,
    /// The master or an administrator looks the login up.
    ASK_MASTER,
    ADMINISTRATOR_REGISTERS,
    MASTER_REGISTERS,
    /// The bank's paper form for passwords.
    PASSWORD_FORM,
    /// The bank's paper form for PINs.
    PIN_FORM,
    /// Nobody can look it up: the contract is cancelled and applied for anew.
    NEW_CONTRACT
}
