package ginko.identity;

import ginko.kernel.LoginId;
import ginko.policy.SecretKind;

/// Which tries are counted: of one login, for one secret, from one place. Only what strangers are
/// asked too is counted apart for each device.
record CounterKey(LoginId login, SecretKind scope, Bucket bucket) {

    static CounterKey of(LoginId login, SecretKind scope, Bucket place) {
        return new CounterKey(login, scope, isAtTheDoor(scope) ? place : Bucket.ELSEWHERE);
    }

    /// Whether strangers may have made these tries.
    boolean isOfStrangers() {
        return isAtTheDoor(scope) && bucket.equals(Bucket.ELSEWHERE);
    }

    private static boolean isAtTheDoor(SecretKind scope) {
        return scope == SecretKind.LOGIN_PASSWORD || scope == SecretKind.SECRET_ANSWER;
    }
}
