package ginko.transfers;

import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.kernel.LoginId;

/// Who pays. `feeClass` is his class in the fee table; `mail` (empty when there is none) and
/// `language` are for the notice of the result.
record Payer(LoginId login, CustomerId customer, String feeClass, String mail, Language language) {}
