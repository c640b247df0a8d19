package ginko.notifications.smpp;

import ginko.kernel.Check;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where and how to bind, `ginko.smpp.*`. Without a host no SMS is sent.
///
/// @param host name or address of the short-message centre
/// @param systemId at most 15 characters
/// @param password at most 8 characters (SMPP 3.4 part 4.1.1)
/// @param source short number (digits) or alphanumeric sender of at most 11 characters; null takes
///   the sender of the bank's profile
/// @param sourceTon type of number of a numeric source; some centres want 6 or 0 instead of 3
/// @param sourceNpi numbering plan of the source
/// @param window most submissions without answer
/// @param receiptIds how receipts write the message id
/// @param rebindAfter first pause after a lost connection; doubles up to a minute
@ConfigurationProperties("ginko.smpp")
public record SmppSettings(
        @Nullable String host,
        @DefaultValue("2775") int port,
        @DefaultValue("ginko") String systemId,
        @DefaultValue("") String password,
        @DefaultValue("") String systemType,
        @Nullable String source,
        @DefaultValue("3") int sourceTon,
        @DefaultValue("0") int sourceNpi,
        @DefaultValue("10") int window,
        @DefaultValue("SAME") ReceiptIds receiptIds,
        @DefaultValue("1s") Duration rebindAfter,
        @DefaultValue("PLAIN") Security security) {

    /// Whether the connection is encrypted.
    public enum Security {
        PLAIN,
        TLS
    }

    private static final int MAX_SYSTEM_ID = 15;
    private static final int MAX_PASSWORD = 8;
    private static final int MAX_WINDOW = 1_000;

    public SmppSettings {
        Check.argument(systemId.length() <= MAX_SYSTEM_ID, "ginko.smpp.system-id is too long");
        Check.argument(password.length() <= MAX_PASSWORD, "ginko.smpp.password is too long");
        Check.argument(window >= 1 && window <= MAX_WINDOW, "ginko.smpp.window is 1 to 1000");
        Check.argument(
                source == null || source.matches("[0-9]{1,20}|[A-Za-z0-9 .-]{1,11}"),
                "ginko.smpp.source is a number or at most 11 letters");
    }

    /// A peer on this machine, all else by default: what simulators and tests need.
    public static SmppSettings local(int port, String password, @Nullable String source) {
        return new SmppSettings(
                "127.0.0.1",
                port,
                "ginko",
                password,
                "",
                source,
                3,
                0,
                10,
                ReceiptIds.SAME,
                Duration.ofMillis(250),
                Security.PLAIN);
    }

    /// Leaves out the password.
    @Override
    public String toString() {
        return "SmppSettings[" + host + ":" + port + ", " + systemId + "]";
    }
}
