package ginko.staff.web;

import ginko.identity.PasswordEntry;
import ginko.identity.PasswordRefusal;
import ginko.identity.SessionToken;
import ginko.identity.Source;
import ginko.kernel.Masked;
import ginko.staff.StaffEntrance;
import ginko.staff.StaffEntry;
import ginko.staff.StaffPasswordOutcome.Changed;
import ginko.staff.StaffPasswordOutcome.Ended;
import ginko.staff.StaffPasswordOutcome.Refused;
import ginko.staff.StaffPasswords;
import ginko.staff.StaffRefusal;
import ginko.staff.StaffSession;
import ginko.staff.StaffSessions;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in and out at the desk, and the change of the password. Login, password and code stand
/// on one form, so that nobody learns which of them was wrong.
@Controller
class DoorPages {

    private final StaffEntrance entrance;
    private final StaffPasswords passwords;
    private final StaffSessions sessions;
    private final Shell shell;

    DoorPages(
            StaffEntrance entrance, StaffPasswords passwords, StaffSessions sessions, Shell shell) {
        this.entrance = entrance;
        this.passwords = passwords;
        this.sessions = sessions;
        this.shell = shell;
    }

    @AtTheDoor
    @GetMapping("/staff/login")
    Answer form(HttpServletRequest request) {
        return StaffAccess.session(request).isPresent()
                ? new Redirect(StaffMenu.HOME)
                : login(request, FormModel.empty());
    }

    @AtTheDoor
    @PostMapping("/staff/login")
    Answer enter(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code) {
        FormModel form = FormModel.empty().with("login", login);
        var entry =
                new StaffEntry(
                        login,
                        new Masked(password),
                        new Masked(code),
                        Source.of(request.getRemoteAddr()));
        Optional<SessionToken> token = entrance.enter(entry);
        if (token.isEmpty()) {
            return login(request, form.withFormError(StaffRefusal.STAFF_SIGN_IN_REFUSED)).refused();
        }
        StaffCookie.write(request, response, token.get());
        return new Redirect(StaffMenu.HOME);
    }

    @AtTheDoor
    @GetMapping("/staff/password")
    Answer password(HttpServletRequest request) {
        return StaffAccess.session(request).isEmpty()
                ? new Redirect(StaffDoors.LOGIN)
                : password(request, FormModel.empty());
    }

    @AtTheDoor
    @PostMapping("/staff/password")
    Answer changePassword(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String fresh,
            @RequestParam(defaultValue = "") String repeated) {
        Optional<StaffSession> session = StaffAccess.session(request);
        if (session.isEmpty()) {
            return new Redirect(StaffDoors.LOGIN);
        }
        var entry = new PasswordEntry(new Masked(old), new Masked(fresh), new Masked(repeated));
        return switch (passwords.change(session.get().member(), entry)) {
            case Changed(SessionToken token) -> {
                StaffCookie.write(request, response, token);
                yield new Redirect(StaffMenu.HOME);
            }
            case Refused(PasswordRefusal refusal) ->
                    password(
                                    request,
                                    FormModel.empty()
                                            .withError(
                                                    field(refusal),
                                                    refusal,
                                                    Arg.of("min", StaffPasswords.RULE.min()),
                                                    Arg.of("max", StaffPasswords.RULE.max())))
                            .refused();
            case Ended() -> {
                sessions.signOut(session.get().token());
                yield new Redirect(StaffDoors.LOGIN);
            }
        };
    }

    @AtTheDoor
    @PostMapping("/staff/logout")
    Redirect logout(HttpServletRequest request, HttpServletResponse response) {
        StaffCookie.read(request).ifPresent(sessions::signOut);
        StaffCookie.clear(request, response);
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        return new Redirect(StaffDoors.LOGIN);
    }

    /// Keeps the session alive, for the button "stay signed in".
    @AtTheDoor
    @PostMapping("/staff/keep")
    ResponseEntity<Void> keep(HttpServletRequest request) {
        Optional<StaffSession> session = StaffAccess.session(request);
        session.ifPresent(sessions::keep);
        return ResponseEntity.status(
                        session.isPresent() ? HttpStatus.NO_CONTENT : HttpStatus.UNAUTHORIZED)
                .build();
    }

    private View login(HttpServletRequest request, FormModel form) {
        return new View("staff/login", shell.page(request, "staff.login.title", "ST-100"), form);
    }

    private View password(HttpServletRequest request, FormModel form) {
        return new View(
                "staff/password", shell.page(request, "staff.password.title", "ST-110"), form);
    }

    private static String field(PasswordRefusal refusal) {
        return switch (refusal) {
            case OLD_PASSWORD_WRONG -> "old";
            case PASSWORDS_DIFFER -> "repeated";
            case PASSWORD_TOO_SHORT,
                    PASSWORD_TOO_LONG,
                    PASSWORD_CHARACTERS,
                    PASSWORD_SAME_AS_OLD,
                    PASSWORD_CONTAINS_LOGIN,
                    PASSWORD_TOO_COMMON,
                    PASSWORD_PERSONAL,
                    PASSWORD_SAME_AS_OTHER,
                    SECRET_NOT_YOURS_TO_CHANGE ->
                    "fresh";
        };
    }
}
