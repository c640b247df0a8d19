package ginko.transfers;

import ginko.kernel.CustomerId;
import ginko.kernel.DraftId;
import ginko.kernel.Language;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;

/// Carries out a draft. `version` is the version the customer saw; `code` is what he typed (empty
/// when the profile asks for none); `customerClass` is the payer's class in the fee table; `mail`
/// and `language` are for the notice of the result.
record ConfirmTransfer(
        DraftId draft,
        int version,
        LoginId login,
        CustomerId customer,
        String customerClass,
        Masked code,
        String mail,
        Language language) {}
