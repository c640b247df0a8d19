package ginko.otp.web;

import ginko.kernel.Masked;
import ginko.otp.GeneratorRefusal;
import ginko.otp.Generators;
import ginko.otp.TokenView;
import ginko.policy.BankProfile;
import ginko.policy.Feature;
import ginko.web.Answer;
import ginko.web.FormModel;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// ハードトークン: what a customer sees of his generator, its start with two codes, and the report of its
/// loss (seed 001).
@Controller
class GeneratorPages {

    static final String PATH = "/app/generator";

    private final Generators generators;
    private final BankProfile profile;
    private final Shell shell;

    GeneratorPages(Generators generators, BankProfile profile, Shell shell) {
        this.generators = generators;
        this.profile = profile;
        this.shell = shell;
    }

    @GetMapping("/app/generator")
    View generator(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(defaultValue = "") String done) {
        return view(request, user, FormModel.empty(), done);
    }

    @PostMapping("/app/generator/start")
    Answer start(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(defaultValue = "") String serial,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String second) {
        require();
        Optional<GeneratorRefusal> refusal =
                generators.start(
                        user.login(),
                        serial,
                        new Generators.Codes(new Masked(first), new Masked(second)));
        if (refusal.isEmpty()) {
            return new Redirect(PATH + "?done=started");
        }
        String field = refusal.get() == GeneratorRefusal.GENERATOR_UNKNOWN ? "serial" : "first";
        FormModel form = FormModel.empty().with("serial", serial).withError(field, refusal.get());
        return view(request, user, form, "").refused();
    }

    @PostMapping("/app/generator/lost")
    Redirect lost(SignedInUser user) {
        require();
        return new Redirect(generators.reportLost(user.login()) ? PATH + "?done=lost" : PATH);
    }

    private View view(HttpServletRequest request, SignedInUser user, FormModel form, String done) {
        require();
        List<TokenView> tokens = generators.ofLogin(user.login());
        return new View(
                "otp/generator",
                shell.page(request, "otp.generator.title", "HT-100"),
                new GeneratorModel(form, tokens, done));
    }

    private void require() {
        if (!profile.has(Feature.HARDWARE_TOKEN)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
