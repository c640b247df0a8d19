package ginko.identity.web;

import ginko.identity.AliasOutcome.Refused;
import ginko.identity.AliasOutcome.Stored;
import ginko.identity.AliasRefusal;
import ginko.identity.Aliases;
import ginko.identity.AppEnrolment;
import ginko.identity.Certificates;
import ginko.identity.ContactChange;
import ginko.identity.Login;
import ginko.identity.Logins;
import ginko.identity.Passkeys;
import ginko.identity.SecretAnswers;
import ginko.identity.SecretChange;
import ginko.identity.SignInLog;
import ginko.kernel.Language;
import ginko.policy.BankProfile;
import ginko.policy.Feature;
import ginko.policy.SecretRules;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Option;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The settings of a login: language, alternative login, times, password, last sign-ins.
@Controller
class SettingsController {

    static final String PATH = "/app/settings";

    /// What a finished change is called in the address, and the text that confirms it.
    private static final Map<String, String> CHANGES =
            Map.of(
                    "password", "identity.settings.changed.password",
                    "alias", "identity.settings.changed.alias",
                    "language", "identity.settings.changed.language",
                    "contact", "identity.settings.changed.contact",
                    "times", "identity.settings.changed.times",
                    "secret", "identity.settings.changed.secret",
                    "questions", "identity.settings.changed.questions");

    private final Logins logins;
    private final Aliases aliases;
    private final ContactChange contacts;
    private final SecretChange secrets;
    private final SecretAnswers answers;
    private final Passkeys passkeys;
    private final PasskeyPages pages;
    private final Certificates certificates;
    private final AppEnrolment apps;
    private final SignInLog log;
    private final TimesController times;
    private final Shell shell;
    private final BankProfile profile;

    SettingsController(
            Logins logins,
            Aliases aliases,
            ContactChange contacts,
            SecretChange secrets,
            SecretAnswers answers,
            Passkeys passkeys,
            PasskeyPages pages,
            Certificates certificates,
            AppEnrolment apps,
            SignInLog log,
            TimesController times,
            Shell shell,
            BankProfile profile) {
        this.logins = logins;
        this.aliases = aliases;
        this.contacts = contacts;
        this.secrets = secrets;
        this.answers = answers;
        this.passkeys = passkeys;
        this.pages = pages;
        this.certificates = certificates;
        this.apps = apps;
        this.log = log;
        this.times = times;
        this.shell = shell;
        this.profile = profile;
    }

    @GetMapping(PATH)
    View settings(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(defaultValue = "") String changed) {
        Login login = logins.find(user.login()).orElseThrow();
        String alias = login.alias();
        FormModel form = FormModel.empty().with("alias", alias == null ? "" : alias);
        return page(request, login, form, CHANGES.get(changed));
    }

    @PostMapping(PATH + "/language")
    Redirect setLanguage(SignedInUser user, @RequestParam(defaultValue = "") String language) {
        Language chosen =
                Language.ofTag(language)
                        .filter(profile.languages()::contains)
                        .orElse(user.language());
        logins.setLanguage(user.login(), chosen);
        return new Redirect(PATH + "?changed=language&lang=" + chosen.tag());
    }

    @PostMapping(PATH + "/alias")
    Answer setAlias(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(defaultValue = "") String alias) {
        requireAliases();
        return switch (aliases.set(user.login(), alias)) {
            case Stored(String ignored) -> new Redirect(PATH + "?changed=alias");
            case Refused(AliasRefusal refusal) -> {
                SecretRules rules = profile.secrets();
                FormModel form =
                        FormModel.empty()
                                .with("alias", alias)
                                .withError(
                                        "alias",
                                        refusal,
                                        Arg.of("min", rules.aliasMin()),
                                        Arg.of("max", rules.aliasMax()));
                Login login = logins.find(user.login()).orElseThrow();
                yield page(request, login, form, null).refused();
            }
        };
    }

    @PostMapping(PATH + "/alias/remove")
    Redirect removeAlias(SignedInUser user) {
        requireAliases();
        aliases.remove(user.login());
        return new Redirect(PATH + "?changed=alias");
    }

    private void requireAliases() {
        if (!profile.has(Feature.LOGIN_ALIAS)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private View page(
            HttpServletRequest request, Login login, FormModel alias, @Nullable String changed) {
        List<Option> languages =
                profile.languages().stream()
                        .map(language -> new Option(language.tag(), language.ownName()))
                        .toList();
        return new View(
                "identity/settings",
                shell.page(request, "identity.settings.title", "RT-800"),
                new SettingsModel(
                        login,
                        FormModel.empty().with("language", login.language().tag()),
                        languages,
                        alias,
                        profile.has(Feature.LOGIN_ALIAS),
                        profile.secrets().aliasMin(),
                        profile.secrets().aliasMax(),
                        contacts.of(login).orElse(null),
                        secrets.offers(login),
                        profile.has(Feature.SECRET_QUESTIONS) ? answers.ofLogin(login.id()) : null,
                        passkeys.areOffered() && pages.site(request).isPresent(),
                        certificates.areOffered(),
                        apps.isOffered(),
                        log.newest(login.id()),
                        times.model(login.id(), shell.language(request)),
                        changed));
    }
}
