package ginko.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a service works at an instant, and until when that stays so.
public sealed interface Openness {

    default boolean isOpen() {
        return this instanceof Open;
    }

    /// @param until first instant at which the service is closed; null when none is known within
    ///   the next 400 days
    record Open(@Nullable Instant until) implements Openness {}

    /// @param opensAt first instant at which the service works again; null when none is known
    ///   within the next 400 days or the bank does not offer the service
    /// @param reasons ids of the closures that hold, in the order of the profile; [#HOURS] when it
    ///   is only outside the hours of the table, [#NOT_OFFERED] when the table has no such row
    record Closed(@Nullable Instant opensAt, List<String> reasons) implements Openness {

        public static final String HOURS = "HOURS";
        public static final String NOT_OFFERED = "NOT_OFFERED";

        public Closed {
            reasons = List.copyOf(reasons);
        }
    }
}
