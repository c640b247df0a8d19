package ginko.policy.reader;

import ginko.policy.InvalidProfileException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Tells an operator what is wrong with the profile, without a stack trace.
class InvalidProfileFailureAnalyzer extends AbstractFailureAnalyzer<InvalidProfileException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, InvalidProfileException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Correct the lines named above; docs/reference/profile.md explains every key.",
                cause);
    }
}
