package ginko.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a check has found wrong; the first of many is enough.
final class Faults {

    private static final int KEPT = 30;

    private final List<String> found = new ArrayList<>();

    void unless(boolean holds, String rule, Object where) {
        if (!holds && found.size() < KEPT) {
            found.add(rule + ": " + where);
        }
    }

    void unlessEqual(Object expected, @Nullable Object actual, String rule, Object where) {
        unless(
                Objects.equals(expected, actual),
                rule,
                where + " is " + actual + ", not " + expected);
    }

    List<String> found() {
        return List.copyOf(found);
    }
}
