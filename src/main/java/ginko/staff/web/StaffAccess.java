package ginko.staff.web;

import ginko.staff.StaffSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;

/// Holds each page of the desk against the role of who asks, and hands the session to controllers.
/// Whatever is not allowed in so many words is refused.
final class StaffAccess implements HandlerInterceptor, HandlerMethodArgumentResolver {

    private static final Logger LOG = LoggerFactory.getLogger(StaffAccess.class);
    private static final String ATTRIBUTE = "ginko.staff.StaffSession";

    static Optional<StaffSession> session(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof StaffSession session
                ? Optional.of(session)
                : Optional.empty();
    }

    static void remember(HttpServletRequest request, StaffSession session) {
        request.setAttribute(ATTRIBUTE, session);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod page) || page.hasMethodAnnotation(AtTheDoor.class)) {
            return true;
        }
        Needs needs = page.getMethodAnnotation(Needs.class);
        Optional<StaffSession> session = session(request);
        boolean isAllowed =
                needs != null
                        && session.isPresent()
                        && !session.get().mustChangePassword()
                        && session.get().member().may(needs.value());
        if (!isAllowed) {
            LOG.warn(
                    "denied member={} path={}",
                    session.map(known -> known.member().login()).orElse("-"),
                    request.getRequestURI());
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return true;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == StaffSession.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        Object session = request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (session == null) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        return session;
    }
}
