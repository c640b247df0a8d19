package ginko.identity;

import java.time.Duration;

/// How many failed tries one network address has in a window. It answers guessing over many names,
/// which no counter of a single login sees; a family or an office behind one address stays far
/// below.
final class SourceRule {

    static final int LIMIT = 30;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private SourceRule() {}
}
