package ginko.otp;

import java.util.Arrays;
import java.util.Comparator;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Versions of the bank's app: the newest, and the oldest that still works.
@ConfigurationProperties("ginko.app")
public record AppVersions(
        @DefaultValue("1.0.0") String newest, @DefaultValue("1.0.0") String oldest) {

    private static final Comparator<int[]> BY_PARTS = Arrays::compare;

    /// How a version stands.
    public enum State {
        CURRENT,
        /// Works, but there is a newer one.
        UPDATE_AVAILABLE,
        OUTDATED
    }

    /// How the version an app reports stands; one that cannot be read is outdated.
    public State of(String reported) {
        if (!reported.matches("[0-9]{1,4}(\\.[0-9]{1,4}){0,3}")) {
            return State.OUTDATED;
        }
        int[] version = parts(reported);
        if (BY_PARTS.compare(version, parts(oldest)) < 0) {
            return State.OUTDATED;
        }
        return BY_PARTS.compare(version, parts(newest)) < 0
                ? State.UPDATE_AVAILABLE
                : State.CURRENT;
    }

    private static int[] parts(String version) {
        int[] parts = new int[4];
        String[] texts = version.split("\\.", -1);
        for (int i = 0; i < texts.length; i++) {
            parts[i] = Integer.parseInt(texts[i]);
        }
        return parts;
    }
}
