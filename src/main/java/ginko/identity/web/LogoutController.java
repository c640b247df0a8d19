package ginko.identity.web;

import ginko.identity.SessionKind;
import ginko.identity.SessionToken;
import ginko.identity.Sessions;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The end of a session: by the customer, or because nothing happened for too long.
@Controller
class LogoutController {

    private static final Logger LOG = LoggerFactory.getLogger(LogoutController.class);

    private final Sessions sessions;
    private final Shell shell;
    private final Clock clock;

    LogoutController(Sessions sessions, Shell shell, Clock clock) {
        this.sessions = sessions;
        this.shell = shell;
        this.clock = clock;
    }

    @PostMapping("/logout")
    Redirect logout(HttpServletRequest request, HttpServletResponse response) {
        Optional<SessionToken> token = SessionCookie.read(request);
        if (token.isPresent() && sessions.signOut(token.get())) {
            LOG.info("signed out");
        }
        SessionCookie.clear(request, response);
        // the storage holds the keys of tokens and of the app, which outlive every session
        response.setHeader("Clear-Site-Data", "\"cache\"");
        return new Redirect("/logged-out");
    }

    @GetMapping("/logged-out")
    View loggedOut(HttpServletRequest request) {
        return new View(
                "identity/logged-out",
                shell.page(request, "identity.loggedOut.title", "PB-140"),
                clock.instant());
    }

    @GetMapping("/session-ended")
    View ended(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = "return", defaultValue = "") String to) {
        if (CurrentSession.of(request).isEmpty()) {
            SessionCookie.clear(request, response);
        }
        return new View(
                "identity/session-ended",
                shell.page(request, "identity.sessionEnded.title", "PB-150"),
                ReturnPath.of(to).appendedTo("/login"));
    }

    /// Keeps the session alive, for the button "stay signed in". Answers 204, or 401 when the
    /// session has ended.
    @PostMapping("/session/keep")
    ResponseEntity<Void> keep(HttpServletRequest request) {
        Optional<Instant> endsAt =
                CurrentSession.of(request)
                        .flatMap(session -> sessions.keep(session.token(), SessionKind.BROWSER));
        return ResponseEntity.status(
                        endsAt.isPresent() ? HttpStatus.NO_CONTENT : HttpStatus.UNAUTHORIZED)
                .build();
    }
}
