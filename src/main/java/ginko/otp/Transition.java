package ginko.otp;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// One line of the table of transitions.
///
/// @param number as in the documentation: H for generators, S for software, D for digital tokens
/// @param actors who may do it
/// @param from the states it starts in; empty for a new token
/// @param notice whether the owner is told at the addresses of his contract
public record Transition(
        String number,
        TokenKind kind,
        Set<TokenState> from,
        TokenTrigger trigger,
        TokenState to,
        Set<TokenActor> actors,
        TokenGuard guard,
        Notice notice) {

    /// Whether the owner hears of it.
    public enum Notice {
        TOLD,
        SILENT
    }

    public Transition {
        // in the order of the states, so that a page shows them alike each time
        from = Collections.unmodifiableSet(new TreeSet<>(from));
        actors = Collections.unmodifiableSet(new TreeSet<>(actors));
    }
}
