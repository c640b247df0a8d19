package ginko.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The hash chain over the journal. An entry's hash is SHA-256 of its canonical text; a block's
/// hash is SHA-256 of the previous head and the entry hashes of one batch. Hashes are written as
/// lower-case hexadecimal.
final class Chain {

    private static final HexFormat HEX = HexFormat.of();
    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long NANOS_PER_MICRO = 1_000L;

    private Chain() {}

    /// The header of an entry as it goes into the hash. The narrative goes in as a hash of its own,
    /// so that a text can be erased by law without breaking the chain.
    record EntryText(
            String book,
            long bookSeq,
            String entryId,
            String kind,
            LocalDate bookingDate,
            long postedAtMicros,
            String client,
            String key,
            @Nullable String reverses,
            String narrativeHash) {}

    /// A line of an entry as it goes into the hash.
    record LineText(
            int line,
            String account,
            long accountSeq,
            long amountMinor,
            String currency,
            LocalDate valueDate,
            long balanceAfterMinor) {}

    /// The canonical text: fields parted by `|`, absent ones `-`, every line ended by LF.
    static String canonicalText(EntryText entry, List<LineText> lines) {
        StringBuilder text = new StringBuilder(256);
        String reverses = entry.reverses();
        text.append("E1|").append(entry.book());
        text.append('|').append(entry.bookSeq());
        text.append('|').append(entry.entryId());
        text.append('|').append(entry.kind());
        text.append('|').append(entry.bookingDate());
        text.append('|').append(entry.postedAtMicros());
        text.append('|').append(entry.client());
        text.append('|').append(entry.key());
        text.append('|').append(reverses == null ? "-" : reverses);
        text.append('|').append(entry.narrativeHash()).append('\n');
        for (LineText line : lines) {
            text.append("P|").append(line.line());
            text.append('|').append(line.account());
            text.append('|').append(line.accountSeq());
            text.append('|').append(line.amountMinor());
            text.append('|').append(line.currency());
            text.append('|').append(line.valueDate());
            text.append('|').append(line.balanceAfterMinor()).append('\n');
        }
        return text.toString();
    }

    static String entryHash(EntryText entry, List<LineText> lines) {
        return sha256(canonicalText(entry, lines));
    }

    static String blockHash(String previousHead, List<String> entryHashes) {
        MessageDigest digest = digest();
        digest.update(HEX.parseHex(previousHead));
        for (String hash : entryHashes) {
            digest.update(HEX.parseHex(hash));
        }
        return HEX.formatHex(digest.digest());
    }

    static String sha256(String text) {
        return HEX.formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND),
                instant.getNano() / NANOS_PER_MICRO);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
