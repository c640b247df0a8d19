package ginko.otp;

import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.kernel.LoginId;

/// Who has tokens, and where he is told about them.
public record TokenHolder(
        LoginId login,
        CustomerId customer,
        String name,
        Language language,
        String mail,
        String phone) {}
