package ginko.bills;

import ginko.kernel.AccountId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A company with an account here, chosen from a list to pay its service (seed 000, payments).
///
/// @param number of its account
/// @param form what names the payer to it
/// @param stoppedAt since when customers do not see it; null while they do
public record Biller(
        AccountId account,
        String number,
        String name,
        Service service,
        Form form,
        @Nullable Instant stoppedAt) {

    /// What is paid.
    public enum Service {
        /// Electricity, gas, water, heating.
        UTILITIES,
        /// Money on a mobile telephone.
        MOBILE,
        INTERNET;

        public String messageKey() {
            return "bills.biller." + name();
        }
    }

    /// How a payer is known to the company.
    public enum Form {
        SUBSCRIBER("[0-9]{5,12}"),
        PHONE("[+]?[0-9]{9,15}"),
        CONTRACT("[A-Za-z0-9-]{4,20}");

        private final String pattern;

        Form(String pattern) {
            this.pattern = pattern;
        }

        public String messageKey() {
            return "bills.biller.form." + name();
        }

        public String hintKey() {
            return messageKey() + ".hint";
        }

        /// Whether a text can be such a name.
        public boolean fits(String reference) {
            return reference.matches(pattern);
        }
    }

    /// The reference without blanks, as it goes to the company.
    public static String tidy(String typed) {
        return Digits.normalise(typed).toUpperCase(Locale.ROOT);
    }
}
