package ginko.demo.simulators;

import ginko.notifications.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message as it arrived at a handset or in a mailbox, codes included.
///
/// @param number counts from 1 since the program started
/// @param address telephone with plus sign, or mail address
/// @param subject of a mail; null for SMS
/// @param reference Message-ID of a mail, user_message_reference of an SMS: equal when a message
///   was sent twice
/// @param parts short messages it came in; 1 for mail
public record ReceivedMessage(
        long number,
        Channel channel,
        String address,
        String from,
        @Nullable String subject,
        String text,
        String reference,
        int parts,
        Instant receivedAt) {}
