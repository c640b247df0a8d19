package ginko.staff;

import ginko.accounts.NewAccount;

/// A product to conclude with a customer. Telephone and mail address are those of its contract;
/// they are needed where the product connects the customer.
public record NewProduct(NewAccount account, String phone, String mail) {}
