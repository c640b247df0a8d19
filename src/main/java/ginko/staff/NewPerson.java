package ginko.staff;

import ginko.customers.NewCustomer;
import ginko.customers.Passport;

/// A person who becomes a customer at the counter, with the passport the clerk has seen.
public record NewPerson(NewCustomer customer, Passport passport) {}
