package ginko.identity.web;

import ginko.identity.ContractUsers;
import ginko.identity.Login;
import ginko.identity.SecretChange;
import ginko.policy.BankProfile;
import ginko.policy.SecretRules;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/// 「パスワード変更」 of a company's user, and what to do when he has forgotten one (seed 001).
@Controller
class PasswordsController {

    static final String PATH = "/app/passwords";

    private final ContractUsers users;
    private final SecretChange secrets;
    private final Shell shell;
    private final SecretRules rules;

    PasswordsController(
            ContractUsers users, SecretChange secrets, Shell shell, BankProfile profile) {
        this.users = users;
        this.secrets = secrets;
        this.shell = shell;
        this.rules = profile.secrets();
    }

    @GetMapping(PATH)
    View passwords(HttpServletRequest request, SignedInUser user) {
        return new View(
                "identity/passwords",
                shell.page(request, "identity.passwords.title", "CO-200"),
                new PasswordsModel(secrets.offers(own(user))));
    }

    @GetMapping("/app/passwords/forgotten")
    View forgotten(HttpServletRequest request, SignedInUser user) {
        Login own = own(user);
        return new View(
                "identity/forgotten",
                shell.page(request, "identity.forgotten.title", "CO-210"),
                ForgottenModel.of(own, users.administrators(own), rules));
    }

    private Login own(SignedInUser user) {
        return users.ofCompany(user.login())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
