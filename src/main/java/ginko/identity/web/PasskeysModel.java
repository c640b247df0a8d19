package ginko.identity.web;

import ginko.identity.Passkey;
import java.util.List;
import java.util.Set;

/// What the list of passkeys shows. `done` names what was just done.
public record PasskeysModel(List<Passkey> passkeys, String done) {

    private static final Set<String> DONE = Set.of("added", "named", "removed");

    public PasskeysModel {
        passkeys = List.copyOf(passkeys);
    }

    public boolean isDone() {
        return DONE.contains(done);
    }
}
