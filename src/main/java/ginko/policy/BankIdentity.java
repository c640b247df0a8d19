package ginko.policy;

import ginko.kernel.Language;
import org.jspecify.annotations.Nullable;

/// Who the bank is and how it is reached.
///
/// @param code bank code of the national clearing, for example four digits in Japan
/// @param hotline telephone number as it is shown, with the spaces people read it by
/// @param mailFrom sender address of mails
/// @param smsSender sender of text messages: short number or up to eleven letters
/// @param warning stands above the sign-in
/// @param guide how the internet bank is presented; null where it goes by the bank's own name
/// @param modelledOn the public service whose rules the profile follows; for operators, never shown
public record BankIdentity(
        String code,
        LocalText name,
        String hotline,
        LocalText hotlineHours,
        @Nullable HelpDesk helpDesk,
        @Nullable LocalText warning,
        @Nullable ProductGuide guide,
        String mailFrom,
        String smsSender,
        @Nullable String modelledOn) {

    public String name(Language language) {
        return name.in(language);
    }

    public String hotlineHours(Language language) {
        return hotlineHours.in(language);
    }
}
