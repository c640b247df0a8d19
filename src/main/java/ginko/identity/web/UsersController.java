package ginko.identity.web;

import ginko.identity.Acting;
import ginko.identity.ContractUsers;
import ginko.identity.Login;
import ginko.identity.NewUser;
import ginko.identity.Session;
import ginko.identity.UserAct;
import ginko.identity.UserKind;
import ginko.identity.UserOutcome;
import ginko.kernel.Ids;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.policy.BankProfile;
import ginko.policy.SecretRules;
import ginko.web.Answer;
import ginko.web.FormModel;
import ginko.web.Option;
import ginko.web.Page;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// 「管理」 > 「利用者管理」 > 「利用者情報の管理」: the users of a company's contract (seed 001). For general users
/// these pages do not exist.
@Controller
class UsersController {

    static final String MENU = "/app/admin";
    private static final String PEOPLE = "/app/admin/people";
    private static final String USERS = "/app/admin/users";

    private final ContractUsers users;
    private final Shell shell;
    private final SecretRules rules;

    UsersController(ContractUsers users, Shell shell, BankProfile profile) {
        this.users = users;
        this.shell = shell;
        this.rules = profile.secrets();
    }

    @GetMapping(MENU)
    View menu(HttpServletRequest request, SignedInUser user) {
        actor(user);
        return view(request, "users-menu", "identity.users.menu", "CO-100", PEOPLE);
    }

    @GetMapping(PEOPLE)
    View people(HttpServletRequest request, SignedInUser user) {
        actor(user);
        return view(request, "users-people", "identity.users.people", "CO-110", USERS);
    }

    @GetMapping(USERS)
    View list(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(defaultValue = "") String done) {
        actor(user);
        Session session = CurrentSession.of(request).orElseThrow();
        if (!users.isOpen(session)) {
            return door(request, FormModel.empty());
        }
        var model = new UserListModel(users.list(session), user.login(), done.equals("added"));
        return view(request, "users", "identity.users.title", "CO-120", model);
    }

    @PostMapping("/app/admin/users/open")
    Answer open(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(defaultValue = "") String confirmation) {
        actor(user);
        return answer(
                users.open(acting(request, confirmation)),
                FormModel.empty(),
                form -> door(request, form),
                USERS);
    }

    @GetMapping("/app/admin/users/new")
    Answer form(HttpServletRequest request, SignedInUser user) {
        actor(user);
        return isClosed(request)
                ? new Redirect(USERS)
                : newUser(request, FormModel.empty().with("kind", UserKind.GENERAL.name()));
    }

    @PostMapping("/app/admin/users")
    Answer add(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "") String confirmation) {
        actor(user);
        if (isClosed(request)) {
            return new Redirect(USERS);
        }
        UserKind wanted =
                kind.equals(UserKind.ADMINISTRATOR.name())
                        ? UserKind.ADMINISTRATOR
                        : UserKind.GENERAL;
        FormModel form =
                FormModel.empty()
                        .with("kind", wanted.name())
                        .with("name", name)
                        .with("phone", phone)
                        .with("mail", mail);
        return answer(
                users.add(acting(request, confirmation), new NewUser(wanted, name, phone, mail)),
                form,
                changed -> newUser(request, changed),
                USERS + "?done=added");
    }

    @GetMapping("/app/admin/users/{id}")
    Answer one(
            HttpServletRequest request,
            SignedInUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String done) {
        actor(user);
        Session session = CurrentSession.of(request).orElseThrow();
        if (!users.isOpen(session)) {
            return new Redirect(USERS);
        }
        Login shown = users.find(session, id(id)).orElseThrow(UsersController::notFound);
        List<UserOffer> offers =
                users.acts(user.login(), shown).stream()
                        .map(act -> new UserOffer(act, path(shown) + "/" + act.tag()))
                        .toList();
        @Nullable UserAct finished = UserAct.ofTag(done).orElse(null);
        return titled(request, shown, "user", new UserModel(shown, offers, finished));
    }

    @GetMapping("/app/admin/users/{id}/{act}")
    Answer ask(
            HttpServletRequest request,
            SignedInUser user,
            @PathVariable String id,
            @PathVariable String act) {
        actor(user);
        return isClosed(request)
                ? new Redirect(USERS)
                : actPage(request, id(id), act(act), FormModel.empty());
    }

    @PostMapping("/app/admin/users/{id}/{act}")
    Answer act(
            HttpServletRequest request,
            SignedInUser user,
            @PathVariable String id,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String loginId,
            @RequestParam(defaultValue = "") String confirmation) {
        actor(user);
        if (isClosed(request)) {
            return new Redirect(USERS);
        }
        UserAct wanted = act(act);
        LoginId target = id(id);
        UserOutcome outcome = users.act(acting(request, confirmation), target, wanted, loginId);
        return answer(
                outcome,
                FormModel.empty().with("loginId", loginId),
                form -> actPage(request, target, wanted, form),
                USERS + "/" + target + "?done=" + wanted.tag());
    }

    private Answer answer(UserOutcome outcome, FormModel form, FormPage page, String next) {
        return switch (outcome) {
            case UserOutcome.Done(Login _) -> new Redirect(next);
            case UserOutcome.Ended() -> new Redirect("/stopped");
            case UserOutcome.NotConfirmed(int triesLeft) ->
                    page.show(UserForms.notConfirmed(form, triesLeft)).refused();
            case UserOutcome.Refused(var refusal) -> {
                if (UserForms.isHidden(refusal)) {
                    throw notFound();
                }
                yield page.show(UserForms.refused(form, refusal, rules)).refused();
            }
        };
    }

    /// A page with a form.
    @FunctionalInterface
    private interface FormPage {
        View show(FormModel form);
    }

    private View door(HttpServletRequest request, FormModel form) {
        return view(
                request,
                "users-door",
                "identity.users.title",
                "CO-121",
                new UserDoorModel(form, users.proof()));
    }

    private View newUser(HttpServletRequest request, FormModel form) {
        Page page = shell.page(request, "identity.users.new", "CO-130");
        List<Option> kinds =
                Arrays.stream(UserKind.values())
                        .filter(kind -> kind != UserKind.MASTER)
                        .map(kind ->
                                new Option(
                                        kind.name(),
                                        page.text("identity.user.kind." + kind.name())))
                        .toList();
        return new View("identity/user-new", page, new NewUserModel(form, kinds, users.proof()));
    }

    private View actPage(HttpServletRequest request, LoginId id, UserAct act, FormModel form) {
        Session session = CurrentSession.of(request).orElseThrow();
        Login shown = users.find(session, id).orElseThrow(UsersController::notFound);
        FormModel filled =
                act == UserAct.LOGIN_ID && form.value("loginId").isEmpty()
                        ? form.with("loginId", shown.name())
                        : form;
        return view(
                request,
                "user-act",
                "identity.user.act." + act.name(),
                "CO-150",
                new UserActModel(
                        shown,
                        act,
                        filled,
                        users.acts(session.login(), shown).contains(act),
                        users.proof(),
                        rules.aliasMin(),
                        rules.aliasMax()));
    }

    private View titled(HttpServletRequest request, Login shown, String template, Object model) {
        Page page = shell.page(request, "identity.users.user", "CO-140");
        String name = shown.user().name();
        return new View("identity/" + template, name == null ? page : page.withTitle(name), model);
    }

    private View view(
            HttpServletRequest request, String template, String title, String id, Object model) {
        return new View("identity/" + template, shell.page(request, title, id), model);
    }

    private void actor(SignedInUser user) {
        if (users.administrator(user.login()).isEmpty()) {
            throw notFound();
        }
    }

    private boolean isClosed(HttpServletRequest request) {
        return !users.isOpen(CurrentSession.of(request).orElseThrow());
    }

    private static Acting acting(HttpServletRequest request, String confirmation) {
        return new Acting(CurrentSession.of(request).orElseThrow(), new Masked(confirmation));
    }

    private static LoginId id(String text) {
        return new LoginId(Ids.parse(text).orElseThrow(UsersController::notFound));
    }

    private static UserAct act(String tag) {
        return UserAct.ofTag(tag).orElseThrow(UsersController::notFound);
    }

    private static String path(Login user) {
        return USERS + "/" + user.id();
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
