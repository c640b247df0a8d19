package ginko.otp.web;

import ginko.kernel.Currency;
import ginko.kernel.Masked;
import ginko.otp.SeedPickup;
import ginko.otp.TokenRefusal;
import ginko.policy.BankProfile;
import ginko.policy.Factor;
import ginko.policy.Feature;
import ginko.web.Answer;
import ginko.web.FormModel;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/// The page a customer opens on his telephone: it takes the seed once, keeps it in the browser and
/// shows the codes, or gives it to an authenticator app. It needs no sign-in.
@Controller
class PhonePages {

    static final String PATH = "/token";

    private final SeedPickup pickup;
    private final BankProfile profile;
    private final Shell shell;
    private final JsonMapper json;

    PhonePages(SeedPickup pickup, BankProfile profile, Shell shell, JsonMapper json) {
        this.pickup = pickup;
        this.profile = profile;
        this.shell = shell;
        this.json = json;
    }

    @GetMapping(PATH)
    View phone(HttpServletRequest request) {
        require();
        return view(request, model(FormModel.empty(), null));
    }

    /// Answers with the secret itself and not with another address: it is shown this once.
    @PostMapping(PATH)
    Answer take(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String user,
            @RequestParam(defaultValue = "") String activation) {
        require();
        var claim = new SeedPickup.Claim(service, user, new Masked(activation));
        Optional<SeedPickup.Seed> seed = pickup.take(claim);
        if (seed.isPresent()) {
            return view(request, model(FormModel.empty(), seed.get()));
        }
        FormModel form =
                FormModel.empty()
                        .with("service", service)
                        .with("user", user)
                        .withFormError(TokenRefusal.SEED_REFUSED);
        return view(request, model(form, null)).refused();
    }

    private View view(HttpServletRequest request, PhoneModel model) {
        return new View("otp/phone", shell.page(request, "otp.phone.title", "TK-100"), model);
    }

    /// The page as the telephone keeps it for times without a network: without forms, and without
    /// the name of whoever was signed in when it was kept.
    @GetMapping(PATH + "/offline")
    View offline(HttpServletRequest request) {
        require();
        request.removeAttribute(SignedInUser.ATTRIBUTE);
        return new View(
                "otp/phone-offline",
                shell.page(request, "otp.phone.title", "TK-101"),
                model(FormModel.empty(), null));
    }

    /// Whether the bank has anything a telephone keeps.
    static boolean isOffered(BankProfile profile) {
        return profile.has(Feature.SOFTWARE_TOKEN)
                || profile.has(Feature.DIGITAL_OTP)
                || profile.confirmations().takes(Factor.APP_QR);
    }

    private PhoneModel model(FormModel form, SeedPickup.@Nullable Seed seed) {
        return new PhoneModel(
                form,
                seed,
                profile.has(Feature.SOFTWARE_TOKEN),
                profile.confirmations().takes(Factor.APP_QR),
                json.writeValueAsString(
                        profile.currencies().all().stream()
                                .collect(Collectors.toMap(Currency::code, Currency::digits))));
    }

    private void require() {
        if (!isOffered(profile)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
