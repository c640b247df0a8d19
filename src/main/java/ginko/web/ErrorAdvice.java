package ginko.web;

import ginko.kernel.OutcomeUnknown;
import ginko.kernel.Overloaded;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;

/// Turns every exception of a request into an answer. What a client can cause is a 4xx; only bugs
/// are logged as errors, outages as one line.
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ErrorAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);
    private static final int OUTAGE_RETRY_SECONDS = 5;

    private final ErrorAnswers answers;

    ErrorAdvice(ErrorAnswers answers) {
        this.answers = answers;
    }

    /// Security decides about these itself: sign-in page or 403.
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToSecurity(RuntimeException exception) {
        throw exception;
    }

    @ExceptionHandler(Throwable.class)
    @Nullable Object answer(
            Throwable problem, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted() || problem instanceof IOException) {
            LOG.debug("client left before the answer", problem);
            return null;
        }
        HttpStatusCode status = status(problem, request);
        if (problem instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> copy(response, name, values));
        }
        if (status.isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)) {
            int seconds =
                    problem instanceof Overloaded busy
                            ? busy.retryAfterSeconds()
                            : OUTAGE_RETRY_SECONDS;
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
            LOG.atLevel(problem instanceof Overloaded ? Level.DEBUG : Level.WARN)
                    .log(
                            "not possible now path={} cause={}",
                            ErrorAnswers.originalPath(request),
                            problem.getClass().getSimpleName());
        } else if (status.is5xxServerError()) {
            LOG.error("request failed path={}", ErrorAnswers.originalPath(request), problem);
        }
        response.resetBuffer();
        return problem instanceof OutcomeUnknown
                ? answers.outcomeUnknown(request)
                : answers.answer(status, request);
    }

    private static HttpStatusCode status(Throwable problem, HttpServletRequest request) {
        return switch (problem) {
            case Overloaded _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case OutcomeUnknown _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case DataAccessResourceFailureException _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case TransientDataAccessException _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case TransactionException _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case MethodArgumentTypeMismatchException wrong ->
                    // an id that is none names nothing
                    wrong.getParameter().hasParameterAnnotation(PathVariable.class)
                            ? HttpStatus.NOT_FOUND
                            : HttpStatus.BAD_REQUEST;
            case ErrorResponse known -> known.getStatusCode();
            case HttpMessageNotReadableException _ -> HttpStatus.BAD_REQUEST;
            case MultipartException _ -> HttpStatus.BAD_REQUEST;
            case BindException _ -> HttpStatus.BAD_REQUEST;
            case InvalidParameterException malformed ->
                    HttpStatusCode.valueOf(malformed.getErrorCode());
            case IllegalArgumentException _ when ParameterGuard.isOfAnyType(request) ->
                    // the framework fails on the header before it can say that the path is unknown
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    private static void copy(
            HttpServletResponse response, String name, java.util.List<String> values) {
        if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
            response.setHeader(name, String.join(", ", values));
        }
    }
}
