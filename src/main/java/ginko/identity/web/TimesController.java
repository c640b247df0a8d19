package ginko.identity.web;

import ginko.identity.ChosenTimes;
import ginko.identity.ChosenTimes.Times;
import ginko.kernel.Language;
import ginko.kernel.LoginId;
import ginko.policy.BankProfile;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Option;
import ginko.web.Redirect;
import ginko.web.SignedInUser;
import ginko.web.Texts;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// How long a session lives without use and how long a code is accepted, as far as the customer may
/// choose.
@Controller
class TimesController {

    private final ChosenTimes times;
    private final BankProfile profile;
    private final Texts texts;

    TimesController(ChosenTimes times, BankProfile profile, Texts texts) {
        this.times = times;
        this.profile = profile;
        this.texts = texts;
    }

    TimesModel model(LoginId login, Language language) {
        Times now = times.of(login);
        return new TimesModel(
                FormModel.empty()
                        .with("idle", Long.toString(now.idle().toSeconds()))
                        .with("codeLifetime", Long.toString(now.codeLifetime().toSeconds())),
                options(profile.sessions().idleChoices(), language),
                options(profile.codes().lifetimeChoices(), language));
    }

    private List<Option> options(List<Duration> choices, Language language) {
        return choices.stream()
                .map(choice ->
                        new Option(Long.toString(choice.toSeconds()), words(choice, language)))
                .toList();
    }

    private String words(Duration length, Language language) {
        return length.toSecondsPart() == 0
                ? texts.text(language, "identity.minutes", Arg.of("minutes", length.toMinutes()))
                : texts.text(language, "identity.seconds", Arg.of("seconds", length.toSeconds()));
    }

    /// A length that is not offered changes nothing.
    @PostMapping("/app/settings/times")
    Redirect choose(
            SignedInUser user,
            @RequestParam(defaultValue = "") String idle,
            @RequestParam(defaultValue = "") String codeLifetime) {
        Times now = times.of(user.login());
        boolean isChosen =
                times.choose(
                        user.login(),
                        new Times(
                                length(idle, now.idle()),
                                length(codeLifetime, now.codeLifetime())));
        return new Redirect(
                isChosen ? SettingsController.PATH + "?changed=times" : SettingsController.PATH);
    }

    private static Duration length(String typed, Duration now) {
        return typed.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(typed)) : now;
    }
}
