package ginko.kernel;

import java.util.UUID;

/// A one-time code sent for one act.
public record ChallengeId(UUID value) implements Comparable<ChallengeId> {

    public static ChallengeId next() {
        return new ChallengeId(Ids.next());
    }

    @Override
    public int compareTo(ChallengeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
