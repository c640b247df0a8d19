package ginko.web;

import ginko.kernel.Check;

/// The answer to a form that was accepted: 303 to a path of this server.
public record Redirect(String path) implements Answer {

    public Redirect {
        Check.argument(
                path.startsWith("/") && !path.startsWith("//") && !path.startsWith("/\\"),
                "redirect stays on this server");
        Check.argument(path.chars().noneMatch(c -> c < ' '), "path has no control characters");
    }
}
