package ginko.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A raw query string, read without decoding, so that a malformed one harms nobody.
record QueryText(String raw) {

    static QueryText of(@Nullable String raw) {
        return new QueryText(raw == null ? "" : raw);
    }

    Optional<String> value(String name) {
        for (String part : raw.split("&")) {
            if (part.startsWith(name + "=")) {
                return Optional.of(part.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    QueryText without(String... names) {
        List<String> kept = new ArrayList<>();
        for (String part : raw.split("&")) {
            String name = part.split("=", 2)[0];
            if (!part.isEmpty() && !List.of(names).contains(name)) {
                kept.add(part);
            }
        }
        return new QueryText(String.join("&", kept));
    }
}
