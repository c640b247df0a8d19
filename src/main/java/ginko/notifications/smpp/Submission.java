package ginko.notifications.smpp;

import ginko.notifications.transport.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Everything one submit_sm says.
///
/// @param userMessageReference the same for every retry of a message
record Submission(
        Address source,
        Address destination,
        String validityPeriod,
        SmsPart part,
        short userMessageReference) {

    /// Ask for a receipt on success and on failure.
    static final byte REGISTERED_DELIVERY = 1;

    /// An address with type of number and numbering plan (SMPP 3.4 part 5.2.5).
    record Address(byte ton, byte npi, String digits) {

        private static final byte INTERNATIONAL = 1;
        private static final byte ALPHANUMERIC = 5;
        private static final byte ISDN = 1;
        private static final byte UNKNOWN = 0;

        /// A customer's number; E.164 travels without its plus sign.
        static Address ofPhone(String phone) {
            return new Address(
                    INTERNATIONAL, ISDN, phone.startsWith("+") ? phone.substring(1) : phone);
        }

        static Address ofSource(String source, SmppSettings settings) {
            return source.chars().allMatch(c -> c >= '0' && c <= '9')
                    ? new Address((byte) settings.sourceTon(), (byte) settings.sourceNpi(), source)
                    : new Address(ALPHANUMERIC, UNKNOWN, source);
        }
    }

    static List<Submission> of(OutgoingMessage message, Address source, Instant now) {
        var reference = reference(message.id());
        var validity = ValidityPeriod.relative(Duration.between(now, message.expiresAt()));
        var destination = Address.ofPhone(message.address());
        return SmsPart.of(message.body().reveal(), reference).stream()
                .map(part -> new Submission(source, destination, validity, part, reference))
                .toList();
    }

    /// Sixteen bits of the id: the same for every retry.
    static short reference(UUID id) {
        return (short) id.getLeastSignificantBits();
    }
}
