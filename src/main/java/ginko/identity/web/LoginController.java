package ginko.identity.web;

import ginko.identity.CertificateRefusal;
import ginko.identity.Certificates;
import ginko.identity.Certificates.Holder;
import ginko.identity.ClaimedPasskey;
import ginko.identity.Login;
import ginko.identity.PasskeyRefusal;
import ginko.identity.PasskeySignIn;
import ginko.identity.Passkeys;
import ginko.identity.PresentedCertificate;
import ginko.identity.Session;
import ginko.identity.SessionKind;
import ginko.identity.SessionToken;
import ginko.identity.SignIn;
import ginko.identity.SignInAttempt;
import ginko.identity.SignInOutcome.Entered;
import ginko.identity.SignInOutcome.Refused;
import ginko.identity.SignInRefusal;
import ginko.identity.Stage;
import ginko.identity.Visitor;
import ginko.kernel.Masked;
import ginko.kernel.Refusal;
import ginko.policy.BankProfile;
import ginko.policy.PasskeyUse;
import ginko.web.Answer;
import ginko.web.FormModel;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The sign-in page.
@Controller
class LoginController {

    private final SignIn signIn;
    private final PasskeySignIn passkeySignIn;
    private final Passkeys passkeys;
    private final PasskeyPages passkeyPages;
    private final Certificates certificates;
    private final CertificatePages certificatePages;
    private final Shell shell;
    private final SessionHandover handover;
    private final BankProfile profile;

    LoginController(
            SignIn signIn,
            PasskeySignIn passkeySignIn,
            Passkeys passkeys,
            PasskeyPages passkeyPages,
            Certificates certificates,
            CertificatePages certificatePages,
            SessionHandover handover,
            Shell shell,
            BankProfile profile) {
        this.signIn = signIn;
        this.passkeySignIn = passkeySignIn;
        this.passkeys = passkeys;
        this.passkeyPages = passkeyPages;
        this.certificates = certificates;
        this.certificatePages = certificatePages;
        this.shell = shell;
        this.handover = handover;
        this.profile = profile;
    }

    /// The address may carry the code of a bank; one of another bank leads to no form.
    @GetMapping("/login")
    Answer form(
            HttpServletRequest request,
            @RequestParam(name = "return", defaultValue = "") String to,
            @RequestParam(defaultValue = "") String bank) {
        if (!bank.isEmpty() && !bank.equals(profile.bank().code())) {
            return new Redirect("/personal?other");
        }
        ReturnPath back = ReturnPath.of(to);
        boolean isSignedIn =
                CurrentSession.of(request).map(Session::stage).orElse(null) == Stage.FULL;
        if (isSignedIn) {
            return new Redirect(back.path());
        }
        Optional<PresentedCertificate> certificate = CertificatePages.of(request);
        return certificate.isEmpty()
                ? page(request, FormModel.empty(), back)
                : switch (certificates.holder(certificate.get(), Visitors.of(request))) {
                    case Holder.Known(Login login) ->
                            certificatePage(request, FormModel.empty(), back, login.name());
                    case Holder.Refused(CertificateRefusal reason) ->
                            certificatePage(
                                    request, FormModel.empty().withFormError(reason), back, "");
                };
    }

    @PostMapping("/login")
    Answer enter(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(name = "return", defaultValue = "") String to) {
        ReturnPath back = ReturnPath.of(to);
        Optional<PresentedCertificate> certificate = CertificatePages.of(request);
        if (certificate.isPresent()) {
            return enter(request, response, certificate.get(), new Masked(password), back);
        }
        FormModel form = FormModel.empty().with("login", login);
        if (login.isBlank()) {
            form = form.withError("login", "identity.login.name.missing");
        }
        if (password.isEmpty()) {
            form = form.withError("password", "identity.login.password.missing");
        }
        if (form.hasErrors()) {
            return page(request, form, back).refused();
        }
        var attempt =
                new SignInAttempt(
                        login,
                        new Masked(password),
                        Visitors.of(request),
                        SessionKind.BROWSER,
                        SessionCookie.read(request).orElse(null));
        return switch (signIn.enter(attempt)) {
            case Entered(SessionToken token, Stage stage, Instant ignored) -> {
                handover.give(request, response, token);
                yield new Redirect(next(stage, back));
            }
            case Refused refused -> {
                View view = page(request, form.withFormError(refused.refusal()), back, refused);
                yield refused.refusal() == SignInRefusal.SIGN_IN_REFUSED
                        ? view.refused()
                        : view.refused().withStatus(HttpStatus.TOO_MANY_REQUESTS);
            }
        };
    }

    @PostMapping("/login/passkey")
    Answer enterPasskey(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(name = "return", defaultValue = "") String to) {
        ReturnPath back = ReturnPath.of(to);
        Optional<ClaimedPasskey> claim = passkeyPages.claim(request, credential);
        PasskeySignIn.Outcome outcome =
                claim.isEmpty()
                        ? new PasskeySignIn.Outcome.Refused(PasskeyRefusal.PASSKEY_REFUSED)
                        : passkeySignIn.enter(
                                new PasskeySignIn.Attempt(
                                        claim.get(),
                                        login,
                                        SessionCookie.read(request).orElse(null)));
        return switch (outcome) {
            case PasskeySignIn.Outcome.Entered(
                            SessionToken token,
                            Stage stage,
                            Instant ignored) -> {
                handover.give(request, response, token);
                yield new Redirect(next(stage, back));
            }
            case PasskeySignIn.Outcome.Refused(Refusal reason) -> {
                FormModel form = FormModel.empty().with("login", login).withFormError(reason);
                View view = page(request, form, back).refused();
                yield reason == SignInRefusal.TOO_MANY_TRIES
                        ? view.withStatus(HttpStatus.TOO_MANY_REQUESTS)
                        : view;
            }
        };
    }

    /// Over a connection with a certificate, which names the login.
    private Answer enter(
            HttpServletRequest request,
            HttpServletResponse response,
            PresentedCertificate certificate,
            Masked password,
            ReturnPath back) {
        Visitor visitor = Visitors.of(request);
        return switch (certificates.holder(certificate, visitor)) {
            case Holder.Refused(CertificateRefusal reason) ->
                    certificatePage(request, FormModel.empty().withFormError(reason), back, "")
                            .refused();
            case Holder.Known(Login login) -> {
                var attempt =
                        new SignInAttempt(
                                login.name(),
                                password,
                                visitor,
                                SessionKind.BROWSER,
                                SessionCookie.read(request).orElse(null),
                                certificate);
                yield switch (signIn.enter(attempt)) {
                    case Entered(SessionToken token, Stage stage, Instant ignored) -> {
                        handover.give(request, response, token);
                        yield new Redirect(next(stage, back));
                    }
                    case Refused refused ->
                            certificatePage(
                                            request,
                                            FormModel.empty()
                                                    .withError("password", refused.refusal()),
                                            back,
                                            login.name())
                                    .refused();
                };
            }
        };
    }

    /// The page for a browser with a certificate; `login` is empty when that opens nothing.
    private View certificatePage(
            HttpServletRequest request, FormModel form, ReturnPath back, String login) {
        return new View(
                "identity/login-certificate",
                shell.page(request, "identity.login.title", "PB-111"),
                new CertificateLoginModel(form, back.path(), login.isEmpty() ? null : login));
    }

    /// What to do without login or password: nobody gets them by a web page alone.
    @GetMapping("/login/help")
    View help(HttpServletRequest request) {
        return new View(
                "identity/login-help",
                shell.page(request, "identity.help.title", "PB-115"),
                LoginModel.of(FormModel.empty(), ReturnPath.of(null), profile));
    }

    /// The page of a session that still lacks something, or the page asked for.
    static String next(Stage stage, ReturnPath back) {
        return switch (stage) {
            case LOGIN_NAME -> "/login/first/name";
            case CODE_PENDING -> back.appendedTo("/login/code");
            case QUESTION_PENDING -> back.appendedTo("/login/question");
            case PASSWORD_CHANGE -> back.appendedTo("/login/password");
            case FIRST_USE -> FirstUseController.START;
            case FULL -> back.path();
        };
    }

    private View page(HttpServletRequest request, FormModel form, ReturnPath back) {
        return page(request, form, back, null);
    }

    private View page(
            HttpServletRequest request, FormModel form, ReturnPath back, @Nullable Refused last) {
        String passkey =
                passkeys.areOffered(PasskeyUse.SIGN_IN)
                        ? passkeyPages
                                .site(request)
                                .map(passkeys::atTheDoor)
                                .map(passkeyPages::json)
                                .orElse(null)
                        : null;
        LoginModel model =
                LoginModel.of(form, back, profile).with(passkey, certificatePages.door(request));
        return new View(
                "identity/login",
                shell.page(request, "identity.login.title", "PB-110"),
                last == null ? model : model.after(last));
    }
}
