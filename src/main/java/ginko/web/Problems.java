package ginko.web;

import ginko.kernel.Language;
import ginko.kernel.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/// Makes the refusals of the programming interface: `application/problem+json` (RFC 9457) with the
/// code of the refusal and a title in the language of the request.
public final class Problems {

    private final Texts texts;
    private final RequestPreferences preferences;

    Problems(Texts texts, RequestPreferences preferences) {
        this.texts = texts;
        this.preferences = preferences;
    }

    public ResponseEntity<ProblemDetail> of(
            HttpStatus status, Refusal refusal, HttpServletRequest request, Arg... args) {
        return of(new Reason(status, refusal.name(), refusal.messageKey()), request, args);
    }

    /// Status, public code and text key of a refusal.
    public record Reason(HttpStatus status, String code, String textKey) {}

    /// A refusal whose text key differs from its usual one, for example because a date is known.
    public ResponseEntity<ProblemDetail> of(
            Reason reason, HttpServletRequest request, Arg... args) {
        HttpStatus status = reason.status();
        String code = reason.code();
        Language language = preferences.language(request);
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("/api/problems/" + code));
        problem.setTitle(texts.text(language, reason.textKey(), args));
        problem.setInstance(URI.create("/api/requests/" + RequestReference.of(request)));
        problem.setProperty("code", code);
        problem.setProperty("reference", RequestReference.of(request));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header("Content-Language", language.tag())
                .body(problem);
    }
}
