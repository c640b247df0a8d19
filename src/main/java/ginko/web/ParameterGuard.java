package ginko.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;

/// Turns away parameters with control characters: nobody types them, and the database refuses the
/// zero character in texts. So are bodies that say they are of any type.
final class ParameterGuard implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (isOfAnyType(request)) {
            throw new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        for (var parameter : request.getParameterMap().entrySet()) {
            check(parameter.getKey());
            for (String value : parameter.getValue()) {
                check(value);
            }
        }
        return true;
    }

    static boolean isOfAnyType(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.contains("*");
    }

    private static void check(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r') {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
        }
    }
}
