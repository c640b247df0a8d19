package ginko.accounts.web;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Reads ids out of addresses.
final class AddressIds {

    private static final Pattern FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private AddressIds() {}

    /// Empty for a text that is no id, which then names nothing.
    static Optional<UUID> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
