package ginko.demo;

/// An account as a line of the sample year names it.
enum Role {
    CURRENT,
    SAVINGS,
    CARD,
    DEPOSIT,
    LOAN,
    /// The second current account, in the base currency of the bank.
    FOREIGN,
    /// The current account of the other person of the same language.
    FRIEND,
    /// The shop of the currency.
    SHOP,
    /// Somebody with an account at another bank.
    WORLD,
    /// A cash machine.
    CASH
}
