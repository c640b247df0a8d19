package ginko.demo.simulators.web;

import ginko.demo.simulators.ReceivedMessage;
import ginko.web.FormModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the development inbox shows.
///
/// @param search the search form; null on the page of one telephone
/// @param live address of this page with the other choice of updating
/// @param updating whether the page reloads by itself
public record InboxModel(
        @Nullable FormModel search,
        List<ReceivedMessage> messages,
        String live,
        Updating updating) {

    /// Whether the page reloads by itself.
    public enum Updating {
        ON,
        OFF
    }

    public InboxModel {
        messages = List.copyOf(messages);
    }

    /// Lines of a text, to be shown as paragraphs.
    public List<String> lines(ReceivedMessage message) {
        return message.text().lines().filter(line -> !line.isBlank()).toList();
    }

    /// The page of a telephone; null for mail.
    public @Nullable String handset(ReceivedMessage message) {
        return message.subject() == null
                ? "/demo/phone/" + message.address().replace("+", "")
                : null;
    }
}
