package ginko.staff;

import ginko.kernel.Check;

/// A member of staff to be added. The login has 3 to 32 small letters, digits, points and dashes.
public record NewMember(String login, String name, Role role) {

    private static final int NAME_MAX = 140;

    public NewMember {
        name = name.strip();
        Check.argument(isLogin(login), "a login has 3 to 32 small letters, digits, points, dashes");
        Check.argument(
                !name.isEmpty() && name.length() <= NAME_MAX, "a name has 1 to 140 characters");
    }

    /// Whether somebody may be called so.
    public static boolean isLogin(String text) {
        return text.matches("[a-z][a-z0-9.-]{2,31}");
    }
}
