package ginko.notifications;

import ginko.kernel.CustomerId;
import ginko.kernel.Ids;
import ginko.kernel.Page;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the bank has told a customer by SMS and mail.
@Component
public class Messages {

    static final int PAGE_SIZE = 20;

    private final OutboxSql sql;

    Messages(OutboxSql sql) {
        this.sql = sql;
    }

    /// Newest first.
    ///
    /// @param cursor `next` of the page before; null, and anything unreadable, begins at the newest
    public Page<SentMessage> ofCustomer(CustomerId customer, @Nullable String cursor) {
        UUID before = cursor == null ? null : Ids.parse(cursor).orElse(null);
        var found = sql.ofCustomer(customer, before, PAGE_SIZE + 1);
        if (found.size() <= PAGE_SIZE) {
            return new Page<>(found, null);
        }
        var shown = found.subList(0, PAGE_SIZE);
        return new Page<>(shown, shown.getLast().id().toString());
    }
}
