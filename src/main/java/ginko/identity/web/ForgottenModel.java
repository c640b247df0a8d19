package ginko.identity.web;

import ginko.identity.Login;
import ginko.identity.LostSecret;
import ginko.identity.LostSecret.Presence;
import ginko.identity.UserKind;
import ginko.identity.WayOut;
import ginko.policy.SecretRules;
import java.util.Arrays;
import java.util.List;

/// How a user of a company gets back what he has forgotten.
///
/// @param administrators who can help beside the master
public record ForgottenModel(Login user, List<Login> administrators, List<Way> ways) {

    public ForgottenModel {
        administrators = List.copyOf(administrators);
        ways = List.copyOf(ways);
    }

    /// One secret and its way back.
    public record Way(LostSecret lost, WayOut out) {}

    /// A user of a kind, for somebody who is not signed in. Label: `identity.forgotten.case.<id>`.
    public record Case(String id, List<Way> ways) {

        public Case {
            ways = List.copyOf(ways);
        }
    }

    static ForgottenModel of(Login user, List<Login> administrators, SecretRules rules) {
        Presence presence = administrators.isEmpty() ? Presence.NONE : Presence.SOME;
        List<Way> ways =
                ways(user.user().kind(), presence).stream()
                        .filter(way ->
                                way.lost().kind().flatMap(rules::rule).isPresent()
                                        || way.lost() == LostSecret.LOGIN_ID)
                        .toList();
        return new ForgottenModel(user, administrators, ways);
    }

    /// All there are: whose contract it is, the door does not ask.
    public static List<Case> cases() {
        return List.of(
                new Case("master.with", ways(UserKind.MASTER, Presence.SOME)),
                new Case("master.without", ways(UserKind.MASTER, Presence.NONE)),
                new Case("others", ways(UserKind.GENERAL, Presence.NONE)));
    }

    private static List<Way> ways(UserKind kind, Presence presence) {
        return Arrays.stream(LostSecret.values())
                .map(lost -> new Way(lost, lost.wayOut(kind, presence)))
                .toList();
    }
}
