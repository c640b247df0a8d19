package ginko.database;

import org.jspecify.annotations.Nullable;

/// The program cannot start, for a reason the operator can put right. The message says what is
/// wrong in one sentence, [#remedy] what to do about it; neither needs a stack trace.
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    public StartRefused(String reason, String remedy) {
        this(reason, remedy, null);
    }

    public StartRefused(String reason, String remedy, @Nullable Throwable cause) {
        super(reason, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
