package ginko.jobs;

import java.time.Duration;

/// Work that the bank does again and again. A job must be safe to run twice: a node may die after
/// the work and before it is noted as done.
public interface RecurringJob {

    /// Stable name, the key of its row.
    String name();

    /// Time between the end of a run and the next one.
    Duration every();

    void run();
}
