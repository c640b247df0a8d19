package ginko.otp.web;

import ginko.kernel.Masked;
import ginko.kernel.Refusal;
import ginko.otp.AppVersions;
import ginko.otp.DigitalRefusal;
import ginko.otp.DigitalTokens;
import ginko.otp.DigitalTokens.Outcome;
import ginko.otp.DigitalTokens.Phone;
import ginko.otp.DigitalTokens.Status;
import ginko.otp.SeedPickup;
import ginko.otp.TokenState;
import ginko.otp.TokenView;
import ginko.policy.BankProfile;
import ginko.policy.Feature;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Page;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// 디지털 OTP: what is registered, issue with a telephone in the customer's own name, first code, and
/// 이용해지 with the generator (seed 003).
@Controller
class DigitalTokenPages {

    static final String PATH = "/app/digital-otp";

    private final DigitalTokens digital;
    private final AppVersions versions;
    private final BankProfile profile;
    private final Shell shell;

    DigitalTokenPages(
            DigitalTokens digital, AppVersions versions, BankProfile profile, Shell shell) {
        this.digital = digital;
        this.versions = versions;
        this.profile = profile;
        this.shell = shell;
    }

    @GetMapping("/app/digital-otp")
    View menu(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(defaultValue = DigitalModel.VERSION) String app) {
        return view(request, user, "menu", FormModel.empty().with("app", app));
    }

    @PostMapping("/app/digital-otp/issue")
    Answer issue(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(defaultValue = "") String app) {
        require();
        return switch (digital.request(user.login(), app)) {
            case Outcome.Refused refused ->
                    view(request, user, "menu", form(request, refused).with("app", app)).refused();
            default -> new Redirect(PATH + "/phone");
        };
    }

    @GetMapping("/app/digital-otp/phone")
    Answer phone(HttpServletRequest request, SignedInUser user) {
        return next(user, Phone.NONE, Phone.CODE_AWAITED)
                ? view(request, user, "phone", FormModel.empty())
                : new Redirect(PATH);
    }

    @PostMapping("/app/digital-otp/phone")
    Answer check(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(defaultValue = "") String birthDate,
            @RequestParam(defaultValue = "") String phone) {
        require();
        String number = phone.replaceAll("[\\s-]", "");
        return switch (digital.checkPhone(user.login(), birthDate.strip(), number)) {
            case Outcome.Refused refused ->
                    view(
                                    request,
                                    user,
                                    "phone",
                                    form(request, refused)
                                            .with("phone", phone)
                                            .with("birthDate", birthDate))
                            .refused();
            default -> new Redirect(PATH + "/phone/code");
        };
    }

    @GetMapping("/app/digital-otp/phone/code")
    Answer phoneCode(HttpServletRequest request, SignedInUser user) {
        return next(user, Phone.CODE_AWAITED, Phone.CODE_AWAITED)
                ? view(request, user, "phone-code", FormModel.empty())
                : new Redirect(PATH);
    }

    /// Answers with the secret itself and not with another address: it is shown this once.
    @PostMapping("/app/digital-otp/phone/code")
    Answer confirmPhone(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(defaultValue = "") String code) {
        require();
        return switch (digital.confirmPhone(user.login(), new Masked(code))) {
            case Outcome.Given(SeedPickup.Seed seed) ->
                    view(request, user, "first", FormModel.empty(), seed);
            case Outcome.Refused refused ->
                    view(request, user, "phone-code", form(request, refused)).refused();
            case Outcome.Done() -> new Redirect(PATH);
        };
    }

    @GetMapping("/app/digital-otp/first")
    Answer first(HttpServletRequest request, SignedInUser user) {
        return next(user, Phone.PASSED, Phone.PASSED)
                ? view(request, user, "first", FormModel.empty())
                : new Redirect(PATH);
    }

    @PostMapping("/app/digital-otp/first")
    Answer start(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(defaultValue = "") String code) {
        require();
        return switch (digital.start(user.login(), new Masked(code))) {
            case Outcome.Refused refused ->
                    view(
                                    request,
                                    user,
                                    next(user, Phone.PASSED, Phone.PASSED) ? "first" : "menu",
                                    form(request, refused))
                            .refused();
            default -> new Redirect(PATH + "/done");
        };
    }

    @GetMapping("/app/digital-otp/done")
    Answer done(HttpServletRequest request, SignedInUser user) {
        return status(user).is(TokenState.ACTIVE)
                ? view(request, user, "done", FormModel.empty())
                : new Redirect(PATH);
    }

    @GetMapping("/app/digital-otp/end")
    Answer endPage(HttpServletRequest request, SignedInUser user) {
        if (status(user).isCustomer()) {
            return view(request, user, "end", FormModel.empty());
        }
        return view(
                        request,
                        user,
                        "menu",
                        FormModel.empty().withFormError(DigitalRefusal.DIGITAL_OTP_NONE))
                .refused();
    }

    @PostMapping("/app/digital-otp/end")
    Answer end(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(defaultValue = "") String serial,
            @RequestParam(defaultValue = "") String code) {
        require();
        return switch (digital.end(user.login(), serial, new Masked(code))) {
            case Outcome.Refused refused ->
                    view(
                                    request,
                                    user,
                                    status(user).isCustomer() ? "end" : "menu",
                                    form(request, refused).with("serial", serial))
                            .refused();
            default -> new Redirect(PATH + "/end/done");
        };
    }

    @GetMapping("/app/digital-otp/end/done")
    Answer ended(HttpServletRequest request, SignedInUser user) {
        return status(user).is(TokenState.REVOKED)
                ? view(request, user, "end-done", FormModel.empty())
                : new Redirect(PATH);
    }

    private boolean next(SignedInUser user, Phone one, Phone other) {
        Status status = status(user);
        return status.is(TokenState.ISSUE_PENDING)
                && (status.phone() == one || status.phone() == other);
    }

    private Status status(SignedInUser user) {
        require();
        return digital.status(user.login());
    }

    private FormModel form(HttpServletRequest request, Outcome.Refused refused) {
        TokenView about = refused.about();
        Page page = shell.page(request, "otp.digital-menu.title", "KR-700");
        return FormModel.empty()
                .withError(
                        field(refused.reason()),
                        refused.reason(),
                        Arg.of("triesLeft", refused.triesLeft()),
                        Arg.identifier("serial", about == null ? "" : about.maskedSerial()),
                        Arg.of("since", about == null ? "" : page.instant(about.since())),
                        Arg.identifier("version", versions.newest()),
                        Arg.identifier("hotline", page.bank().hotline()));
    }

    private static String field(Refusal reason) {
        if (!(reason instanceof DigitalRefusal digital)) {
            return "code";
        }
        return switch (digital) {
            case CHECKED_PHONE_INVALID, PHONE_NOT_OWN -> "phone";
            case PHONE_CODE_WRONG -> "code";
            case GENERATOR_SERIAL_WRONG -> "serial";
            default -> "";
        };
    }

    private View view(HttpServletRequest request, SignedInUser user, String name, FormModel form) {
        return view(request, user, name, form, null);
    }

    private View view(
            HttpServletRequest request,
            SignedInUser user,
            String name,
            FormModel form,
            SeedPickup.@Nullable Seed seed) {
        require();
        String template = "digital-" + name;
        return new View(
                "otp/" + template,
                shell.page(request, "otp." + template + ".title", screen(name)),
                new DigitalModel(
                        form,
                        digital.status(user.login()),
                        versions.of(form.value("app")),
                        profile.confirmations(),
                        seed));
    }

    private static String screen(String name) {
        return switch (name) {
            case "menu" -> "KR-700";
            case "phone" -> "KR-710";
            case "phone-code" -> "KR-711";
            case "first" -> "KR-712";
            case "done" -> "KR-713";
            case "end" -> "KR-720";
            default -> "KR-721";
        };
    }

    private void require() {
        if (!profile.has(Feature.DIGITAL_OTP)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
