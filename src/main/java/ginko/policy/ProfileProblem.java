package ginko.policy;

/// One mistake in a profile file.
///
/// @param line counted from 1
/// @param key path of the key, `sessions.warn-before`
public record ProfileProblem(String file, int line, String key, String reason) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + key + ": " + reason;
    }
}
