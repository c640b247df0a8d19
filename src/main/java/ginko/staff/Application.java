package ginko.staff;

import ginko.kernel.CustomerId;

/// A filled-in application for remote service. An empty number lets the desk choose one; the
/// telephone carries its country code.
public record Application(CustomerId customer, String number, String phone, String mail) {}
