package ginko.otp.web;

import ginko.otp.SoftwareTokens;
import ginko.policy.PasswordRule;
import ginko.web.FormModel;
import java.time.ZoneId;

/// A page of an issue, a start or a release.
///
/// @param rule the form of the confirmation password
/// @param zone the bank's
public record SoftwareFormModel(
        FormModel form, SoftwareTokens.Status status, PasswordRule rule, ZoneId zone) {

    /// The second the mail was sent at, in two digits.
    public String second() {
        SoftwareTokens.Issued issue = status.issue();
        return issue == null ? "" : "%02d".formatted(issue.mailedAt().atZone(zone).getSecond());
    }
}
