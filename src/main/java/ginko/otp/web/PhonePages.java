package ginko.otp.web;

import ginko.kernel.Masked;
import ginko.otp.SeedPickup;
import ginko.otp.TokenRefusal;
import ginko.policy.BankProfile;
import ginko.policy.Feature;
import ginko.web.Answer;
import ginko.web.FormModel;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The page a customer opens on his telephone: it takes the seed once, keeps it in the browser and
/// shows the codes, or gives it to an authenticator app. It needs no sign-in.
@Controller
class PhonePages {

    private final SeedPickup pickup;
    private final BankProfile profile;
    private final Shell shell;

    PhonePages(SeedPickup pickup, BankProfile profile, Shell shell) {
        this.pickup = pickup;
        this.profile = profile;
        this.shell = shell;
    }

    @GetMapping("/token")
    View phone(HttpServletRequest request) {
        require();
        return view(request, new PhoneModel(FormModel.empty(), null));
    }

    /// Answers with the secret itself and not with another address: it is shown this once.
    @PostMapping("/token")
    Answer take(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String user,
            @RequestParam(defaultValue = "") String activation) {
        require();
        var claim = new SeedPickup.Claim(service, user, new Masked(activation));
        Optional<SeedPickup.Seed> seed = pickup.take(claim);
        if (seed.isPresent()) {
            return view(request, new PhoneModel(FormModel.empty(), seed.get()));
        }
        FormModel form =
                FormModel.empty()
                        .with("service", service)
                        .with("user", user)
                        .withFormError(TokenRefusal.SEED_REFUSED);
        return view(request, new PhoneModel(form, null)).refused();
    }

    private View view(HttpServletRequest request, PhoneModel model) {
        return new View("otp/phone", shell.page(request, "otp.phone.title", "TK-100"), model);
    }

    private void require() {
        if (!profile.has(Feature.SOFTWARE_TOKEN) && !profile.has(Feature.DIGITAL_OTP)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
