package ginko.operator;

import ginko.staff.IssuedAccess;
import ginko.staff.Member;
import ginko.staff.Members;
import ginko.staff.NewMember;
import ginko.staff.Role;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The commands about members of staff. What they print is shown once and stored nowhere: hand it
/// over in person.
record StaffCommands(Members members, String actor, PrintStream out) {

    /// @return whether it was done
    boolean run(Command command, List<String> words) {
        String login = words.get(1);
        return switch (command) {
            case STAFF_ADD ->
                    add(login, words.get(2), String.join(" ", words.subList(3, words.size())));
            case STAFF_RENEW ->
                    tell(members.renew(login, actor), "There is no such member of staff.");
            case STAFF_SUSPEND -> suspend(login);
            case VERIFY, ARCHIVE, ACTIVATE, RESTORE, REVOKE_CERTIFICATE, PAUSE, RESUME ->
                    throw new IllegalArgumentException(command.name());
        };
    }

    private boolean add(String login, String role, String name) {
        Optional<Role> known =
                Arrays.stream(Role.values()).filter(each -> each.name().equals(role)).findFirst();
        if (known.isEmpty()) {
            out.println("The roles are " + Arrays.toString(Role.values()) + ".");
            return false;
        }
        if (!NewMember.isLogin(login) || name.isBlank() || name.length() > 140) {
            out.println(
                    "A login has 3 to 32 small letters, digits, points and dashes, a name up to"
                            + " 140 characters.");
            return false;
        }
        return tell(
                members.add(new NewMember(login, name, known.get()), actor),
                "Another member of staff has this login.");
    }

    private boolean suspend(String login) {
        Optional<Member> member = members.byLogin(login);
        boolean done = member.isPresent() && members.suspend(member.get().id(), actor);
        out.println(done ? "He is shut out." : "There is no such active member of staff.");
        return done;
    }

    private boolean tell(Optional<IssuedAccess> issued, String otherwise) {
        if (issued.isEmpty()) {
            out.println(otherwise);
            return false;
        }
        IssuedAccess access = issued.get();
        String secret = access.deviceSecret().reveal();
        out.printf("login:         %s%n", access.member().login());
        out.printf("password:      %s%n", access.password().reveal());
        out.printf("device secret: %s%n", secret);
        out.printf(
                "otpauth://totp/Ginko:%s?secret=%s&issuer=Ginko%n",
                access.member().login(), secret);
        out.println(
                "Shown once. The password works for 72 hours and is changed at the first sign-in.");
        return true;
    }
}
