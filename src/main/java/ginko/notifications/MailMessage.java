package ginko.notifications;

import ginko.kernel.Check;
import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A plain text mail, never with a link to a sign-in form. After sending, its text stays readable
/// on the customer's page; where it holds a password for one act, `maskedText` is what stays.
public record MailMessage(
        @Nullable CustomerId customer,
        String address,
        String subject,
        String text,
        String maskedText,
        String dedupeKey,
        Language language)
        implements OutboundMessage {

    static final int MAX_TEXT = 20_000;

    /// One address without display name; no blank or control character can reach a header.
    private static final Pattern ADDRESS =
            Pattern.compile("[\\x21-\\x7e&&[^@<>(),;:\"\\\\]]{1,64}@[A-Za-z0-9.-]{1,189}");

    private static final Pattern SUBJECT = Pattern.compile("[^\\p{Cntrl}]{1,200}");

    /// A mail without a secret.
    public MailMessage(
            @Nullable CustomerId customer,
            String address,
            String subject,
            String text,
            String dedupeKey,
            Language language) {
        this(customer, address, subject, text, text, dedupeKey, language);
    }

    /// The same mail, of which only these words are kept.
    public MailMessage hidingAs(String words) {
        return new MailMessage(customer, address, subject, text, words, dedupeKey, language);
    }

    /// Whether a text is one plain address a mail can go to.
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    public MailMessage {
        Check.argument(ADDRESS.matcher(address).matches(), "not one plain mail address");
        Check.argument(SUBJECT.matcher(subject).matches(), "subject has 1 to 200 characters");
        Check.argument(
                !maskedText.isEmpty() && maskedText.length() <= MAX_TEXT,
                "masked text is too long");
        Check.argument(!text.isEmpty() && text.length() <= MAX_TEXT, "mail text is too long");
        Check.argument(
                !dedupeKey.isBlank() && dedupeKey.length() <= MAX_DEDUPE_KEY,
                "dedupe key has 1 to 120 characters");
    }

    /// Leaves out text and address, which must not reach a log.
    @Override
    public String toString() {
        return "MailMessage[" + dedupeKey + "]";
    }
}
