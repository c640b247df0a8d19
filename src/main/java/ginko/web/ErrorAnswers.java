package ginko.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/// Makes the answer to a failed request: a page for people, a problem document for programs.
final class ErrorAnswers {

    private static final String SCREEN_PREFIX = "ER-";

    private final Shell shell;
    private final Problems problems;

    ErrorAnswers(Shell shell, Problems problems) {
        this.shell = shell;
        this.problems = problems;
    }

    Object answer(HttpStatusCode code, HttpServletRequest request) {
        HttpStatus known = HttpStatus.resolve(code.value());
        HttpStatus status = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
        return answer(status, ErrorKind.of(status), request);
    }

    /// The bank cannot say whether it did what was asked; the same request may be sent again.
    Object outcomeUnknown(HttpServletRequest request) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, ErrorKind.UNKNOWN, request);
    }

    private Object answer(HttpStatus status, ErrorKind kind, HttpServletRequest request) {
        return isForProgram(request)
                ? problems.of(new Problems.Reason(status, kind.name(), kind.titleKey()), request)
                : page(status, kind, request);
    }

    private View page(HttpStatus status, ErrorKind kind, HttpServletRequest request) {
        Page page = shell.page(request, kind.titleKey(), SCREEN_PREFIX + status.value());
        var details =
                new ErrorDetails(
                        page.text(kind.whatKey()),
                        page.text(kind.moneyKey()),
                        page.text(kind.nowKey(), Arg.identifier("hotline", page.bank().hotline())),
                        RequestReference.of(request));
        return new View("web/error", page, details, status);
    }

    private static boolean isForProgram(HttpServletRequest request) {
        if (originalPath(request).startsWith("/api/")) {
            return true;
        }
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("json") && !accept.contains("text/html");
    }

    /// The path the client asked for, also while the container shows an error.
    static String originalPath(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                ? path
                : request.getRequestURI();
    }
}
