package ginko.pauses.web;

import ginko.pauses.Pause;
import ginko.web.Arg;
import ginko.web.Problems;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/// Answers 503 with the reason and the end of the pause: a page for people, a problem document for
/// programs.
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class PauseAnswers {

    private final Shell shell;
    private final Problems problems;
    private final Clock clock;

    PauseAnswers(Shell shell, Problems problems, Clock clock) {
        this.shell = shell;
        this.problems = problems;
        this.clock = clock;
    }

    @ExceptionHandler(Paused.class)
    Object answer(Paused paused, HttpServletRequest request, HttpServletResponse response) {
        Pause pause = paused.pause();
        long wait = Math.max(1, Duration.between(clock.instant(), pause.until()).toSeconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
        if (request.getRequestURI().startsWith("/api/")) {
            return problems.of(
                    new Problems.Reason(HttpStatus.SERVICE_UNAVAILABLE, "PAUSED", "pauses.problem"),
                    request,
                    Arg.of("until", pause.until()));
        }
        return new View(
                        "pauses/paused",
                        shell.page(request, "pauses.paused.title", "PB-160"),
                        pause)
                .withStatus(HttpStatus.SERVICE_UNAVAILABLE);
    }
}
