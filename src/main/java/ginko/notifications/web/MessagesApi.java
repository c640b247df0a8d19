package ginko.notifications.web;

import ginko.notifications.Channel;
import ginko.notifications.DeliveryState;
import ginko.notifications.Messages;
import ginko.notifications.SentMessage;
import ginko.web.SignedInUser;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `GET /api/v1/messages`: the message page for programs, newest first, page by page.
@RestController
class MessagesApi {

    private final Messages messages;

    MessagesApi(Messages messages) {
        this.messages = messages;
    }

    /// @param next value of `after` for the following page; null at the end
    record MessageList(List<Message> items, @Nullable String next) {}

    /// One message; secrets in the text are masked.
    record Message(
            UUID id,
            Channel channel,
            String address,
            @Nullable String subject,
            String text,
            String language,
            DeliveryState state,
            Instant createdAt) {

        static Message of(SentMessage sent) {
            return new Message(
                    sent.id(),
                    sent.channel(),
                    sent.addressHint(),
                    sent.subject(),
                    sent.text(),
                    sent.language().tag(),
                    sent.state(),
                    sent.createdAt());
        }
    }

    @GetMapping("/api/v1/messages")
    MessageList messages(
            SignedInUser user,
            @RequestParam(name = "after", required = false) @Nullable String after) {
        var found = messages.ofCustomer(user.customer(), after);
        return new MessageList(found.items().stream().map(Message::of).toList(), found.next());
    }
}
