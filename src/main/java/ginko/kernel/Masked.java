package ginko.kernel;

/// A secret in memory: a password or a code. It prints as `***`, so that it cannot reach a log by
/// accident; [#reveal] names the few places that need the value.
public record Masked(String reveal) {

    @Override
    public String toString() {
        return "***";
    }
}
