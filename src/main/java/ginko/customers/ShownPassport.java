package ginko.customers;

import java.time.Instant;

/// The passport a customer has shown, as people may see it again: `tail` is the end of its number.
public record ShownPassport(String country, String tail, Instant seenAt) {}
