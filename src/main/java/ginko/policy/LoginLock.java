package ginko.policy;

import java.time.Duration;

/// What happens to a login after too many failures.
public sealed interface LoginLock {

    /// Locked until a branch restores it.
    record Permanent() implements LoginLock {}

    /// Locked for a while.
    record Temporary(Duration lasts) implements LoginLock {}
}
