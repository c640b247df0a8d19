package ginko.identity;

import ginko.kernel.Refusal;

/// Why somebody is not let in. The first constant answers an unknown name, a wrong password, a
/// blocked login and an expired password alike, so that the answer tells nothing about a login.
public enum SignInRefusal implements Refusal {
    SIGN_IN_REFUSED,
    /// Too many failed tries from one network address, whatever names were tried.
    TOO_MANY_TRIES,
    /// This name failed several times from this address; the next try has to wait.
    WAIT_BEFORE_TRYING,
    /// Too many claims to recover a password from one network address.
    TOO_MANY_RECOVERIES,
    /// The contract card is wrong, or its login was chosen before.
    FIRST_USE_REFUSED,
    /// The session is one of a newcomer who has pages of the first use before him.
    FIRST_USE_REQUIRED,
    /// No session, or it has ended.
    NOT_SIGNED_IN,
    /// The session still awaits the code of the second factor.
    SIGN_IN_CODE_REQUIRED,
    /// The session still awaits the answer to a secret question.
    SECRET_ANSWER_REQUIRED,
    /// The session still awaits the change of a temporary password.
    PASSWORD_CHANGE_REQUIRED,
    /// The act does not fit the stage of the session, for example a code when none is awaited.
    NOT_AT_THIS_STAGE
}
