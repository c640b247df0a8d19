package ginko.audit;

import ginko.kernel.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// An event at its place in a chain. Its hash is SHA-256 over the hash before it and the event's
/// fields, each with its length in front, so that no two different events give the same text.
record ChainedEvent(
        int chainId,
        long seq,
        UUID id,
        Instant at,
        String kind,
        String actor,
        String subjectKind,
        UUID subjectId,
        String details,
        byte[] hash) {

    static ChainedEvent after(ChainHead head, UUID id, Instant at, AuditEvent event) {
        ChainedEvent unhashed =
                new ChainedEvent(
                        head.chainId(),
                        head.seq() + 1,
                        id,
                        at,
                        event.kind(),
                        event.actor(),
                        event.subjectKind(),
                        event.subjectId(),
                        text(event.details()),
                        new byte[0]);
        return unhashed.withHash(unhashed.hashAfter(head.hash()));
    }

    /// One `name=value` a line, sorted by name; line breaks in values become spaces.
    private static String text(Map<String, String> details) {
        return details.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue().replace('\n', ' '))
                .collect(Collectors.joining("\n"));
    }

    private ChainedEvent withHash(byte[] newHash) {
        return new ChainedEvent(
                chainId, seq, id, at, kind, actor, subjectKind, subjectId, details, newHash);
    }

    byte[] hashAfter(byte[] previousHash) {
        MessageDigest digest = Fingerprint.sha256();
        digest.update(previousHash);
        add(digest, "A1");
        add(digest, Integer.toString(chainId));
        add(digest, Long.toString(seq));
        add(digest, id.toString());
        add(digest, Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)));
        add(digest, kind);
        add(digest, actor);
        add(digest, subjectKind);
        add(digest, subjectId.toString());
        add(digest, details);
        return digest.digest();
    }

    private static void add(MessageDigest digest, String field) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    ChainHead head() {
        return new ChainHead(chainId, seq, hash);
    }
}
