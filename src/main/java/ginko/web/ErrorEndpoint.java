package ginko.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Answers what failed outside a controller: in a filter or in the server itself. What a filter
/// throws is answered like what a controller throws.
@Controller
class ErrorEndpoint implements ErrorController {

    private final ErrorAnswers answers;
    private final ErrorAdvice advice;

    ErrorEndpoint(ErrorAnswers answers, ErrorAdvice advice) {
        this.answers = answers;
        this.advice = advice;
    }

    @RequestMapping("${server.error.path:${error.path:/error}}")
    @Nullable Object answer(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable problem) {
            return advice.answer(problem, request, response);
        }
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatusCode status =
                code instanceof Integer number
                        ? HttpStatusCode.valueOf(number)
                        : HttpStatus.NOT_FOUND;
        return answers.answer(status, request);
    }
}
