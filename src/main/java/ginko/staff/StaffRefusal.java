package ginko.staff;

import ginko.kernel.Refusal;

/// Why the desk does not do what a member of staff asked.
public enum StaffRefusal implements Refusal {
    /// Unknown login, wrong password or code, locked, suspended or expired: all alike.
    STAFF_SIGN_IN_REFUSED
}
