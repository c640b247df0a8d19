package ginko.kernel;

/// The bank is too busy to take the request now. Nothing was done; the same request may be sent
/// again after the given number of seconds. Answered with HTTP 503 and `Retry-After`.
public class Overloaded extends RuntimeException {

    private final int retryAfterSeconds;

    public Overloaded(int retryAfterSeconds) {
        super("queue is full", null, false, false);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
