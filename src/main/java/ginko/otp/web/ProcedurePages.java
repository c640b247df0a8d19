package ginko.otp.web;

import ginko.policy.BankProfile;
import ginko.policy.Feature;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/// 各種お申込・手続き: where the pages about tokens begin, and what they are good for.
@Controller
class ProcedurePages {

    static final String PATH = "/app/procedures";

    private final BankProfile profile;
    private final Shell shell;

    ProcedurePages(BankProfile profile, Shell shell) {
        this.profile = profile;
        this.shell = shell;
    }

    @GetMapping("/app/procedures")
    View procedures(HttpServletRequest request, SignedInUser user) {
        requireTokens();
        List<ProceduresModel.Entry> entries = new ArrayList<>();
        if (profile.has(Feature.SOFTWARE_TOKEN)) {
            entries.add(new ProceduresModel.Entry("SOFTWARE", SoftwareTokenPages.PATH));
        }
        if (profile.has(Feature.DIGITAL_OTP)) {
            entries.add(new ProceduresModel.Entry("DIGITAL", DigitalTokenPages.PATH));
        }
        if (profile.has(Feature.HARDWARE_TOKEN)) {
            entries.add(new ProceduresModel.Entry("HARDWARE", GeneratorPages.PATH));
        }
        return new View(
                "otp/procedures",
                shell.page(request, "otp.procedures.title", "RT-700"),
                new ProceduresModel(entries));
    }

    @GetMapping("/app/procedures/about")
    View about(HttpServletRequest request, SignedInUser user) {
        requireTokens();
        return new View("otp/about", shell.page(request, "otp.about.title", "RT-701"));
    }

    private void requireTokens() {
        if (!profile.hasTokens()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
