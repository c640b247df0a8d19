package ginko.customers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/// Decides whether a telephone number or a mail address can be written into a contract.
final class ContactRules {

    /// One address without display name in plain ASCII. RFC 5321 4.5.3.1.3 allows 254 characters.
    private static final Pattern MAIL =
            Pattern.compile(
                    "[\\x21-\\x7e&&[^@<>(),;:\"\\\\]]{1,64}" + "@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private static final int MAIL_MAX = 254;

    private static final String NO_REGION = "ZZ";

    private ContactRules() {}

    /// The number in E.164 form; empty when it has no country code or no such number can exist.
    static Optional<String> phone(String written) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(written, NO_REGION);
            return numbers.isValidNumber(number)
                    ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /// The number in E.164 form; one without country code is of the same country as another.
    static Optional<String> phone(String written, String sameCountryAs) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            String region = numbers.getRegionCodeForNumber(numbers.parse(sameCountryAs, NO_REGION));
            PhoneNumber number = numbers.parse(written, region == null ? NO_REGION : region);
            return numbers.isValidNumber(number)
                    ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /// The address without surrounding blanks; empty when it is not one plain address.
    static Optional<String> mail(String written) {
        String address = written.strip();
        return address.length() <= MAIL_MAX && MAIL.matcher(address).matches()
                ? Optional.of(address)
                : Optional.empty();
    }
}
