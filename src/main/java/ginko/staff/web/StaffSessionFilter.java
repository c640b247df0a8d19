package ginko.staff.web;

import ginko.policy.StaffRules;
import ginko.staff.StaffSession;
import ginko.staff.StaffSessions;
import ginko.web.NavigationItem;
import ginko.web.Seat;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds out which member of staff asks.
final class StaffSessionFilter extends OncePerRequestFilter {

    /// Whoever has passed both factors and has a password of his own.
    static final String AUTHORITY = "AT_DESK";

    private final StaffSessions sessions;
    private final StaffRules rules;

    StaffSessionFilter(StaffSessions sessions, StaffRules rules) {
        this.sessions = sessions;
        this.rules = rules;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        StaffCookie.read(request)
                .flatMap(sessions::find)
                .ifPresent(session -> remember(request, session));
        chain.doFilter(request, response);
    }

    private void remember(HttpServletRequest request, StaffSession session) {
        StaffAccess.remember(request, session);
        List<NavigationItem> menu =
                session.mustChangePassword() ? List.of() : StaffMenu.of(session.member().role());
        request.setAttribute(
                Seat.ATTRIBUTE,
                new Seat(
                        StaffMenu.HOME,
                        "/staff/logout",
                        "/staff/keep",
                        "/staff/login",
                        Optional.of(session.member().name()),
                        rules.idle(),
                        menu));
        var authority =
                new SimpleGrantedAuthority(
                        session.mustChangePassword() ? "MUST_CHANGE" : AUTHORITY);
        SecurityContextHolder.setContext(
                new SecurityContextImpl(
                        new PreAuthenticatedAuthenticationToken(
                                session.member().id(), "", List.of(authority))));
    }
}
