package ginko.bills.web;

import ginko.kernel.Check;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives the bill portal an address of its own: a host that shows the portal and nothing else of
/// the bank. Who follows a link to the bank from there is sent to the bank’s own address, where the
/// bank knows it.
final class PortalHost extends OncePerRequestFilter {

    private static final String PORTAL = "/bills";
    private static final List<String> ALLOWED =
            List.of(PORTAL + "/", "/assets/", "/static/", "/error");

    private final String host;
    private final Optional<String> bank;

    /// @param host name without scheme and port; empty is none
    /// @param bank scheme, host and port of the bank itself
    PortalHost(String host, Optional<String> bank) {
        Check.argument(
                host.matches("[A-Za-z0-9.-]*"), "GINKO_BILLS_HOST is a host name without port");
        this.host = host;
        this.bank = bank;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (!request.getServerName().equalsIgnoreCase(host) || isPortal(path)) {
            chain.doFilter(request, response);
        } else if (path.equals("/")) {
            send(response, query(PORTAL, request));
        } else if (bank.isPresent() && request.getMethod().equals("GET")) {
            send(response, bank.get() + query(path, request));
        } else {
            response.sendError(HttpStatus.NOT_FOUND.value());
        }
    }

    private static boolean isPortal(String path) {
        return path.equals(PORTAL)
                || path.equals("/favicon.ico")
                || ALLOWED.stream().anyMatch(path::startsWith);
    }

    private static String query(String path, HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? path : path + "?" + query;
    }

    private static void send(HttpServletResponse response, String address) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, address);
    }
}
