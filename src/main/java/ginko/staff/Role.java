package ginko.staff;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What somebody is in the bank. A member of staff has one role; what is not named here is denied.
public enum Role {
    BRANCH_CLERK(
            Right.ENTER,
            Right.SEARCH,
            Right.VIEW,
            Right.VIEW_AT_COUNTER,
            Right.CONNECT,
            Right.CASH,
            Right.HELP,
            Right.UNBLOCK,
            Right.REVOKE_CERTIFICATE,
            Right.CHANGE_PHONE,
            Right.CHANGE_LIMIT,
            Right.APPROVE,
            Right.PAPERS,
            Right.TOKENS,
            Right.ALLOCATE_TOKENS,
            Right.BILLS,
            Right.SETTLE_BILLS,
            Right.BILLERS),
    CALL_CENTRE_CLERK(
            Right.ENTER, Right.VIEW, Right.IDENTIFY, Right.HELP, Right.TOKENS, Right.BILLS),
    TOKEN_OFFICER(
            Right.ENTER,
            Right.SEARCH,
            Right.VIEW,
            Right.VIEW_AT_COUNTER,
            Right.PAPERS,
            Right.TOKENS,
            Right.IMPORT_TOKENS,
            Right.RELEASE_TOKENS),
    SECURITY_OFFICER(
            Right.ENTER,
            Right.APPROVE,
            Right.MEMBERS,
            Right.TOKENS,
            Right.RELEASE_TOKENS,
            Right.BILLERS),
    AUDITOR(Right.ENTER, Right.AUDIT, Right.BILLS);

    private final Set<Right> rights;

    Role(Right first, Right... more) {
        this.rights = Collections.unmodifiableSet(EnumSet.of(first, more));
    }

    public boolean has(Right right) {
        return rights.contains(right);
    }
}
