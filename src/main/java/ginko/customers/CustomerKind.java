package ginko.customers;

/// What a customer is: a private person, a company, or a merchant that is paid by others.
public enum CustomerKind {
    PERSON,
    COMPANY,
    MERCHANT
}
