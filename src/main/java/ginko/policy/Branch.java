package ginko.policy;

/// An office of the bank that keeps accounts, three digits.
public record Branch(String code, LocalText name) {}
