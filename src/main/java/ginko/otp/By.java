package ginko.otp;

import ginko.kernel.LoginId;

/// Who moves a token, as the records name him, and a short remark: a form's number, a reason.
public record By(TokenActor actor, String name, String note) {

    public static By customer(LoginId login) {
        return new By(TokenActor.CUSTOMER, "login:" + login, "");
    }

    public static By system() {
        return new By(TokenActor.SYSTEM, "system", "");
    }

    public static By clerk(String name, String note) {
        return new By(TokenActor.CLERK, name, note);
    }

    /// The second of two.
    public static By second(String name, String note) {
        return new By(TokenActor.TWO_OF_STAFF, name, note);
    }
}
