package ginko.cards;

import ginko.cards.iso.MacKey;
import ginko.cards.iso.PinKey;
import ginko.cards.iso.WrappedKeys;
import ginko.kernel.Check;
import ginko.kernel.Masked;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the switch is and how to speak with it, `ginko.cards.*`. Without a host no card is
/// charged.
///
/// @param host name or address of the switch
/// @param acquirer number of the bank in the card network
/// @param terminal eight characters
/// @param merchant fifteen characters
/// @param location name, town and country in forty characters
/// @param processingCode what the network calls a bill payment
/// @param passwordCode what the network calls the request for a second password
/// @param macKey 32 hexadecimal digits
/// @param pinKey 32 hexadecimal digits
/// @param pinFormat form of PIN blocks; format 4 travels in element 63
/// @param keyEncryptionKey 32 hexadecimal digits; with it the keys above only last until the switch
///   has sent fresh ones
/// @param answerWithin how long an answer is awaited before the result counts as unknown
/// @param echoAfter how long the connection may be silent before it is tried
@ConfigurationProperties("ginko.cards")
public record CardSettings(
        @Nullable String host,
        @DefaultValue("9100") int port,
        @DefaultValue("PLAIN") Security security,
        @DefaultValue("628023") String acquirer,
        @DefaultValue("GNK00001") String terminal,
        @DefaultValue("GINKO0000000001") String merchant,
        @DefaultValue("GINKO BILL PORTAL     TEHRAN       THRIR") String location,
        @DefaultValue("170000") String processingCode,
        @DefaultValue("950000") String passwordCode,
        @DefaultValue("RETAIL") MacKey.Algorithm mac,
        @Nullable Masked macKey,
        @Nullable Masked pinKey,
        @DefaultValue("FORMAT_0") PinKey.Format pinFormat,
        @Nullable Masked keyEncryptionKey,
        @DefaultValue("30s") Duration answerWithin,
        @DefaultValue("60s") Duration echoAfter) {

    /// Whether the connection is encrypted.
    public enum Security {
        PLAIN,
        TLS
    }

    public CardSettings {
        Check.argument(
                host == null || macKey != null && pinKey != null,
                "ginko.cards.mac-key and .pin-key are set where ginko.cards.host is");
        Check.argument(terminal.length() == 8, "ginko.cards.terminal has 8 characters");
        Check.argument(merchant.length() == 15, "ginko.cards.merchant has 15 characters");
        Check.argument(location.length() == 40, "ginko.cards.location has 40 characters");
    }

    /// A switch on this machine that sends fresh keys.
    public static CardSettings local(int port, WrappedKeys keys, String wrappedBy, Duration wait) {
        return new CardSettings(
                "127.0.0.1",
                port,
                Security.PLAIN,
                "628023",
                "GNK00001",
                "GINKO0000000001",
                "GINKO BILL PORTAL     TEHRAN       THRIR",
                "170000",
                "950000",
                MacKey.Algorithm.RETAIL,
                new Masked(keys.mac()),
                new Masked(keys.pin()),
                PinKey.Format.FORMAT_0,
                new Masked(wrappedBy),
                wait,
                Duration.ofSeconds(60));
    }
}
