package ginko.demo;

import ginko.kernel.Fingerprint;
import ginko.kernel.Masked;
import ginko.otp.Tokens;
import ginko.staff.Member;
import ginko.staff.Members;
import ginko.staff.NewMember;
import ginko.staff.Role;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/// The sample members of staff: one of each role, and a second branch clerk, because some acts need
/// two. Their devices follow from their logins, so that the demo page can show what they show.
@Component
@Conditional(DemoSwitch.class)
public class DemoStaff {

    private static final String ACTOR = "system:demo";
    private static final String PASSWORD = "open desk, demo bank";

    private static final List<NewMember> SAMPLES =
            List.of(
                    new NewMember("branch.one", "Vera Lindqvist", Role.BRANCH_CLERK),
                    new NewMember("branch.two", "Tomas Berger", Role.BRANCH_CLERK),
                    new NewMember("calls", "Aiko Tanaka", Role.CALL_CENTRE_CLERK),
                    new NewMember("devices", "Min-jun Park", Role.TOKEN_OFFICER),
                    new NewMember("security", "Olha Shevchuk", Role.SECURITY_OFFICER),
                    new NewMember("audit", "Reza Karimi", Role.AUDITOR));

    private final Members members;
    private final Tokens tokens;
    private final Clock clock;

    DemoStaff(Members members, Tokens tokens, Clock clock) {
        this.members = members;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// A sample member of staff as the demo page shows him.
    public record Sample(Member member, String password, String code) {}

    /// Adds those the bank does not have yet.
    void add() {
        for (NewMember sample : SAMPLES) {
            if (members.byLogin(sample.login()).isEmpty()) {
                var unused =
                        members.addKnown(sample, new Masked(PASSWORD), seed(sample.login()), ACTOR);
            }
        }
    }

    /// All of them, with what their devices show now.
    public List<Sample> all() {
        return SAMPLES.stream()
                .flatMap(sample -> members.byLogin(sample.login()).stream())
                .map(member ->
                        new Sample(
                                member,
                                PASSWORD,
                                tokens.codeAt(seed(member.login()), clock.instant())))
                .toList();
    }

    private static byte[] seed(String login) {
        return Fingerprint.of("demo staff token", login).bytes();
    }
}
