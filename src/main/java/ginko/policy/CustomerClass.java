package ginko.policy;

/// A group of customers with fees of its own, for example members of a credit union.
public record CustomerClass(String code, LocalText name) {}
