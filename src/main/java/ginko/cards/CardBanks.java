package ginko.cards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The banks by the first six digits of their cards, from `cards/banks.csv`. Merged banks keep
/// their old digits.
@Component
public final class CardBanks {

    private static final String FILE = "/cards/banks.csv";

    private final Map<String, CardBank> byDigits;

    CardBanks() {
        Map<String, CardBank> read = new LinkedHashMap<>();
        try (var in = Objects.requireNonNull(CardBanks.class.getResourceAsStream(FILE))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(",", -1))
                    .forEach(row -> read.put(row[0], new CardBank(row[0], row[1], row[2])));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        byDigits = Collections.unmodifiableMap(read);
    }

    public Optional<CardBank> of(String bankDigits) {
        return Optional.ofNullable(byDigits.get(bankDigits));
    }

    public Collection<CardBank> all() {
        return byDigits.values();
    }
}
