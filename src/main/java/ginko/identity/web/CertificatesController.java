package ginko.identity.web;

import ginko.identity.CertificateOutcome.Fetched;
import ginko.identity.CertificateOutcome.ProofRequired;
import ginko.identity.CertificateOutcome.Refused;
import ginko.identity.CertificateRefusal;
import ginko.identity.Certificates;
import ginko.identity.Session;
import ginko.identity.StepUp;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.web.Answer;
import ginko.web.FormModel;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Base64;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/// The client certificate of a customer: he fetches, renews and ends it.
@Controller
class CertificatesController {

    private static final String PATH = SettingsController.PATH + "/certificate";

    private final Certificates certificates;
    private final CertificatePages pages;
    private final StepUp stepUp;
    private final Shell shell;

    CertificatesController(
            Certificates certificates, CertificatePages pages, StepUp stepUp, Shell shell) {
        this.certificates = certificates;
        this.pages = pages;
        this.stepUp = stepUp;
        this.shell = shell;
    }

    @GetMapping("/app/settings/certificate")
    View certificate(HttpServletRequest request) {
        return page(request, FormModel.empty());
    }

    /// The file and its password are in the answer to this one request and nowhere else.
    @PostMapping("/app/settings/certificate/fetch")
    Answer fetch(HttpServletRequest request) {
        check();
        return switch (certificates.fetch(session(request))) {
            case Fetched(byte[] file, Masked password, Instant end) ->
                    new View(
                            "identity/certificate-fetched",
                            shell.page(request, "identity.certificate.fetched.title", "RT-871"),
                            new FetchedCertificateModel(
                                    Base64.getEncoder().encodeToString(file),
                                    password.reveal(),
                                    end,
                                    pages.door(request)));
            case Refused(CertificateRefusal reason) ->
                    page(request, FormModel.empty().withFormError(reason)).refused();
            case ProofRequired() -> StepUpController.before(PATH);
        };
    }

    @PostMapping("/app/settings/certificate/revoke")
    Answer revoke(HttpServletRequest request) {
        check();
        return certificates.revoke(session(request))
                ? new Redirect("/session-ended")
                : StepUpController.before(PATH);
    }

    private View page(HttpServletRequest request, FormModel form) {
        check();
        LoginId login = session(request).login();
        return new View(
                "identity/certificate",
                shell.page(request, "identity.certificate.title", "RT-870"),
                new CertificateModel(
                        form,
                        certificates.ofLogin(login),
                        certificates.canFetch(login),
                        stepUp.isFresh(session(request)),
                        pages.door(request)));
    }

    /// Where the bank has no certificates there are no such pages.
    private void check() {
        if (!certificates.areOffered()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static Session session(HttpServletRequest request) {
        return CurrentSession.of(request).orElseThrow();
    }
}
