package ginko.identity.web;

import ginko.identity.PresentedCertificate;
import ginko.identity.Session;
import ginko.identity.SessionKind;
import ginko.identity.SessionToken;
import ginko.identity.Sessions;
import ginko.identity.Stage;
import ginko.web.Seat;
import ginko.web.SignedInUser;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds out who asks. Pages take the session from the cookie, the programming interface only from
/// the `Authorization` header: what a browser sends by itself never moves the interface, so that it
/// needs no protection of forms.
final class SessionFilter extends OncePerRequestFilter {

    static final String API = "/api/";

    /// Marks what a page sends by itself, without its reader: such a request keeps no session
    /// alive.
    static final String UNATTENDED = "Ginko-Unattended";

    private static final String BEARER = "Bearer ";
    private static final String ASSETS = "/assets/";

    private final Sessions sessions;

    SessionFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    /// Name of the authority a session has at a stage.
    static String authority(Stage stage) {
        return "STAGE_" + stage.name();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(ASSETS);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Session> session =
                request.getRequestURI().startsWith(API)
                        ? bearer(request).flatMap(token -> sessions.find(token, SessionKind.API))
                        : SessionCookie.read(request)
                                .flatMap(token -> browser(request, token))
                                .filter(found -> isOverItsCertificate(request, found));
        session.ifPresent(found -> remember(request, found));
        chain.doFilter(request, response);
    }

    private Optional<Session> browser(HttpServletRequest request, SessionToken token) {
        return request.getHeader(UNATTENDED) == null
                ? sessions.find(token, SessionKind.BROWSER)
                : sessions.findUnattended(token, SessionKind.BROWSER);
    }

    /// A session opened with a certificate is none over a connection without it. Another
    /// certificate ends it.
    private boolean isOverItsCertificate(HttpServletRequest request, Session session) {
        PresentedCertificate own = session.place().certificate();
        Optional<PresentedCertificate> shown = CertificatePages.of(request);
        if (own == null || shown.filter(own::equals).isPresent()) {
            return true;
        }
        if (shown.isPresent()) {
            var unused = sessions.signOut(session.token());
        }
        return false;
    }

    private static Optional<SessionToken> bearer(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? SessionToken.parse(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private static void remember(HttpServletRequest request, Session session) {
        CurrentSession.set(request, session);
        if (session.stage() == Stage.FULL) {
            request.setAttribute(Seat.IDLE, session.idle());
            request.setAttribute(
                    SignedInUser.ATTRIBUTE,
                    new SignedInUser(
                            session.login(),
                            session.customer(),
                            session.displayName(),
                            session.language(),
                            session.previousSignInAt()));
        }
        var authority = new SimpleGrantedAuthority(authority(session.stage()));
        var authentication =
                new PreAuthenticatedAuthenticationToken(session.login(), "", List.of(authority));
        SecurityContextHolder.setContext(new SecurityContextImpl(authentication));
    }
}
