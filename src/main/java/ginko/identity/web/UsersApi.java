package ginko.identity.web;

import ginko.identity.Acting;
import ginko.identity.ContractUsers;
import ginko.identity.Login;
import ginko.identity.LoginState;
import ginko.identity.NewUser;
import ginko.identity.Session;
import ginko.identity.SignInRefusal;
import ginko.identity.UserAct;
import ginko.identity.UserKind;
import ginko.identity.UserOutcome;
import ginko.identity.UserRefusal;
import ginko.kernel.Ids;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.kernel.Refusal;
import ginko.policy.BankProfile;
import ginko.policy.SecretRules;
import ginko.web.Arg;
import ginko.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The users of a company's contract, for programs. Every request carries the confirmation password
/// of who asks, a look too, so there is nothing to get without one.
@RestController
@RequestMapping("/api/v1/users")
class UsersApi {

    private final ContractUsers users;
    private final Problems problems;
    private final SecretRules rules;

    UsersApi(ContractUsers users, Problems problems, BankProfile profile) {
        this.users = users;
        this.problems = problems;
        this.rules = profile.secrets();
    }

    /// Body of a look.
    record Look(@Nullable String confirmation) {}

    /// Body of a new user. `kind` is `GENERAL` or `ADMINISTRATOR`.
    record Added(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String mail,
            @Nullable String confirmation) {}

    /// Body of an act. `loginId` is for the act `login-id` only.
    record Order(@Nullable String loginId, @Nullable String confirmation) {}

    /// A user as a program sees him. `name` is null when it is that of the customer.
    record Shown(
            UUID id,
            UserKind kind,
            @Nullable String name,
            String loginId,
            LoginState state,
            @Nullable Instant lastSignInAt) {

        static Shown of(Login user) {
            return new Shown(
                    user.id().value(),
                    user.user().kind(),
                    user.user().name(),
                    user.name(),
                    user.state(),
                    user.lastSignInAt());
        }
    }

    /// The list needs a body, so that no secret stands in an address.
    @PostMapping("/list")
    ResponseEntity<?> list(HttpServletRequest request, @RequestBody Look body) {
        Acting acting = acting(request, body.confirmation());
        return answer(
                request,
                users.open(acting),
                actor -> {
                    List<Shown> all = users.list(acting.session()).stream().map(Shown::of).toList();
                    return ResponseEntity.ok(all);
                });
    }

    @PostMapping
    ResponseEntity<?> add(HttpServletRequest request, @RequestBody Added body) {
        Optional<UserKind> kind = kind(text(body.kind()));
        if (kind.isEmpty()) {
            return refused(request, UserRefusal.USER_IS_MASTER);
        }
        var wanted =
                new NewUser(kind.get(), text(body.name()), text(body.phone()), text(body.mail()));
        return answer(
                request,
                users.add(acting(request, body.confirmation()), wanted),
                added -> ResponseEntity.status(HttpStatus.CREATED).body(Shown.of(added)));
    }

    @PostMapping("/{id}/{act}")
    ResponseEntity<?> act(
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String act,
            @RequestBody Order body) {
        Optional<UUID> user = Ids.parse(id);
        Optional<UserAct> wanted = UserAct.ofTag(act.toLowerCase(Locale.ROOT));
        Acting acting = acting(request, body.confirmation());
        if (user.isEmpty() || wanted.isEmpty()) {
            return users.administrator(acting.session().login()).isEmpty()
                    ? refused(request, UserRefusal.USERS_NOT_YOURS)
                    : refused(request, UserRefusal.USER_UNKNOWN);
        }
        return answer(
                request,
                users.act(acting, new LoginId(user.get()), wanted.get(), text(body.loginId())),
                changed -> ResponseEntity.ok(Shown.of(changed)));
    }

    private ResponseEntity<?> answer(
            HttpServletRequest request,
            UserOutcome outcome,
            Function<Login, ResponseEntity<?>> done) {
        return switch (outcome) {
            case UserOutcome.Done(Login user) -> done.apply(user);
            case UserOutcome.Refused(Refusal refusal) -> refused(request, refusal);
            case UserOutcome.NotConfirmed(int triesLeft) ->
                    problems.of(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            UserRefusal.CONFIRMATION_WRONG,
                            request,
                            Arg.of("triesLeft", triesLeft));
            case UserOutcome.Ended() ->
                    problems.of(HttpStatus.UNAUTHORIZED, SignInRefusal.NOT_SIGNED_IN, request);
        };
    }

    private ResponseEntity<?> refused(HttpServletRequest request, Refusal refusal) {
        HttpStatus status =
                switch (refusal) {
                    case UserRefusal.USERS_NOT_YOURS -> HttpStatus.FORBIDDEN;
                    case UserRefusal.USER_UNKNOWN -> HttpStatus.NOT_FOUND;
                    default -> HttpStatus.UNPROCESSABLE_CONTENT;
                };
        return problems.of(
                status,
                refusal,
                request,
                Arg.of("min", rules.aliasMin()),
                Arg.of("max", rules.aliasMax()));
    }

    private static Optional<UserKind> kind(String written) {
        return switch (written) {
            case "GENERAL" -> Optional.of(UserKind.GENERAL);
            case "ADMINISTRATOR" -> Optional.of(UserKind.ADMINISTRATOR);
            default -> Optional.empty();
        };
    }

    private static Acting acting(HttpServletRequest request, @Nullable String confirmation) {
        Session session = CurrentSession.of(request).orElseThrow();
        return new Acting(session, new Masked(text(confirmation)));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
