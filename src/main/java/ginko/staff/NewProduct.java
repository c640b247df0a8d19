package ginko.staff;

import ginko.accounts.NewAccount;
import ginko.kernel.Masked;
import java.util.Optional;

/// A product to conclude with a customer. Telephone and mail address are those of its contract;
/// they are needed where the product connects the customer.
///
/// @param card the whole number of a card, with which its owner proves himself later; empty for
///   other products, and where only the end of the number is known
public record NewProduct(NewAccount account, Optional<Masked> card, String phone, String mail) {}
