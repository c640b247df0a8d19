package ginko.policy;

import java.util.List;
import java.util.stream.Collectors;

/// The profile cannot be used; the program does not start. Carries every mistake found, in the
/// order of the file.
public final class InvalidProfileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ProfileProblem> problems;

    public InvalidProfileException(List<ProfileProblem> problems) {
        super(
                "the bank profile has "
                        + problems.size()
                        + (problems.size() == 1 ? " mistake:\n" : " mistakes:\n")
                        + problems.stream()
                                .map(problem -> "  " + problem)
                                .collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<ProfileProblem> problems() {
        return problems;
    }
}
