package ginko.pauses.web;

import ginko.pauses.Pause;

/// Stops a request because the internet bank stands still.
final class Paused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Pause pause;

    Paused(Pause pause) {
        super("the internet bank stands still", null, false, false);
        this.pause = pause;
    }

    Pause pause() {
        return pause;
    }
}
