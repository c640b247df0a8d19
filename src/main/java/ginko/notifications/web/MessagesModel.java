package ginko.notifications.web;

import ginko.notifications.DeliveryState;
import ginko.notifications.SentMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the message page shows.
///
/// @param first address of the newest page; null when it is shown
/// @param next address of the page with older messages; null when there are none
public record MessagesModel(
        List<SentMessage> messages, @Nullable String first, @Nullable String next) {

    public MessagesModel {
        messages = List.copyOf(messages);
    }

    /// Lines of a text, to be shown as paragraphs.
    public List<String> lines(SentMessage message) {
        return message.text().lines().filter(line -> !line.isBlank()).toList();
    }

    /// Kind of the tag a state is shown with.
    public String kind(DeliveryState state) {
        return switch (state) {
            case QUEUED, SENT -> "neutral";
            case DELIVERED -> "success";
            case FAILED, EXPIRED -> "attention";
        };
    }
}
