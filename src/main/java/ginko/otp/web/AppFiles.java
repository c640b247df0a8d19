package ginko.otp.web;

import ginko.policy.BankProfile;
import ginko.web.Page;
import ginko.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// What makes the pages an app that a telephone installs (Web Application Manifest) and opens
/// without a network (Service Workers).
@RestController
class AppFiles {

    private final BankProfile profile;
    private final Shell shell;
    private final JsonMapper json;

    AppFiles(BankProfile profile, Shell shell, JsonMapper json) {
        this.profile = profile;
        this.shell = shell;
        this.json = json;
    }

    @GetMapping("/manifest.webmanifest")
    ResponseEntity<String> manifest(HttpServletRequest request) {
        Page page = shell.page(request, "otp.phone.title", "TK-100");
        String start = PhonePages.isOffered(profile) ? PhonePages.PATH : "/app";
        Map<String, Object> manifest =
                Map.of(
                        "id", "/",
                        "name", page.bankName(),
                        "short_name", page.bankName(),
                        "lang", page.language().tag(),
                        "dir", page.language().direction(),
                        "start_url", start,
                        "scope", "/",
                        "display", "standalone",
                        "icons",
                                List.of(
                                        Map.of(
                                                "src",
                                                page.asset("favicon.svg"),
                                                "sizes",
                                                "any",
                                                "type",
                                                "image/svg+xml")));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/manifest+json"))
                .body(json.writeValueAsString(manifest));
    }

    /// The worker may look after `/token` and nothing else of the bank.
    @GetMapping("/token/worker.js")
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript"))
                .header("Service-Worker-Allowed", PhonePages.PATH)
                .body(new ClassPathResource("static/worker.js"));
    }
}
