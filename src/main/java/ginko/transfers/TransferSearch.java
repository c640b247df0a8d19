package ginko.transfers;

import ginko.kernel.CustomerId;
import ginko.kernel.Ids;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A search in the history of a customer. `text` may be empty; `from` is included, `before` is not;
/// `cursor` is the `next` of the page before.
public record TransferSearch(
        CustomerId customer,
        String text,
        @Nullable Instant from,
        @Nullable Instant before,
        @Nullable String cursor) {

    private static final int TEXT_LENGTH_MAX = 100;

    public static TransferSearch everythingOf(CustomerId customer) {
        return new TransferSearch(customer, "", null, null, null);
    }

    TransferSql.Search query(int max) {
        Optional<Place> after = Optional.ofNullable(cursor).flatMap(TransferSearch::place);
        String words = text.strip();
        return new TransferSql.Search(
                customer,
                words.isEmpty()
                        ? null
                        : words.substring(0, Math.min(words.length(), TEXT_LENGTH_MAX)),
                from,
                before,
                after.map(Place::at).orElse(null),
                after.map(Place::id).orElse(null),
                max);
    }

    private record Place(Instant at, UUID id) {}

    /// `<ISO instant>_<id>`; a cursor that cannot be read starts at the newest.
    static String cursor(Transfer last) {
        return last.executedAt() + "_" + last.id();
    }

    private static Optional<Place> place(String cursor) {
        int gap = cursor.indexOf('_');
        if (gap < 0) {
            return Optional.empty();
        }
        try {
            Instant at = Instant.parse(cursor.substring(0, gap));
            return Ids.parse(cursor.substring(gap + 1)).map(id -> new Place(at, id));
        } catch (java.time.DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
