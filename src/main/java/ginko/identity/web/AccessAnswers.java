package ginko.identity.web;

import ginko.identity.Session;
import ginko.identity.SignInRefusal;
import ginko.identity.Stage;
import ginko.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import tools.jackson.databind.json.JsonMapper;

/// What somebody is told who may not have the page he asked for: browsers go to the step of the
/// sign-in that is missing, programs get a problem document, fragments of a page make the whole
/// page move, so that a sign-in form never appears inside another page.
final class AccessAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {

    /// Asked for by script, which cannot follow a redirection to a page.
    private static final String KEEP = "/session/keep";

    private final Problems problems;
    private final JsonMapper json;

    AccessAnswers(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException exception)
            throws IOException {
        answer(request, response);
    }

    @Override
    public void handle(
            HttpServletRequest request,
            HttpServletResponse response,
            AccessDeniedException exception)
            throws IOException {
        if (exception instanceof CsrfException) {
            answerForeignForm(request, response);
        } else {
            answer(request, response);
        }
    }

    /// A form without the right token. With a session gone, the customer is told so: his form was
    /// ours, only old.
    private void answerForeignForm(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean ended =
                SessionCookie.read(request).isPresent() && CurrentSession.of(request).isEmpty();
        if (ended && request.getRequestURI().equals(KEEP)) {
            response.sendError(HttpStatus.UNAUTHORIZED.value());
        } else if (ended) {
            answer(request, response);
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Stage> stage = CurrentSession.of(request).map(Session::stage);
        if (request.getRequestURI().startsWith(SessionFilter.API)) {
            refuse(request, response, stage);
            return;
        }
        String target = target(request, stage);
        if ("true".equals(request.getHeader("HX-Request"))) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader("HX-Redirect", target);
        } else {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, target);
        }
    }

    private static String target(HttpServletRequest request, Optional<Stage> stage) {
        ReturnPath back = ReturnPath.of(asked(request));
        if (stage.isEmpty()) {
            boolean ended = SessionCookie.read(request).isPresent();
            return back.appendedTo(ended ? "/session-ended" : "/login");
        }
        return switch (stage.get()) {
            case LOGIN_NAME -> "/login/first/name";
            case CODE_PENDING -> back.appendedTo("/login/code");
            case QUESTION_PENDING -> back.appendedTo("/login/question");
            case PASSWORD_CHANGE -> back.appendedTo("/login/password");
            case FIRST_USE -> FirstUseController.START;
            case FULL -> ReturnPath.HOME;
        };
    }

    /// The page to come back to: only one that can be asked for again.
    private static String asked(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") || request.getHeader("HX-Request") != null) {
            return ReturnPath.HOME;
        }
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, Optional<Stage> stage)
            throws IOException {
        SignInRefusal refusal =
                stage.map(known ->
                                switch (known) {
                                    case CODE_PENDING -> SignInRefusal.SIGN_IN_CODE_REQUIRED;
                                    case QUESTION_PENDING -> SignInRefusal.SECRET_ANSWER_REQUIRED;
                                    case PASSWORD_CHANGE -> SignInRefusal.PASSWORD_CHANGE_REQUIRED;
                                    case LOGIN_NAME, FIRST_USE -> SignInRefusal.FIRST_USE_REQUIRED;
                                    case FULL -> SignInRefusal.NOT_AT_THIS_STAGE;
                                })
                        .orElse(SignInRefusal.NOT_SIGNED_IN);
        HttpStatus status = stage.isEmpty() ? HttpStatus.UNAUTHORIZED : HttpStatus.FORBIDDEN;
        if (stage.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] body = json.writeValueAsBytes(problems.of(status, refusal, request).getBody());
        response.getOutputStream().write(body);
    }
}
