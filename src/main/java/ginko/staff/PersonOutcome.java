package ginko.staff;

import ginko.kernel.CustomerId;

/// What became of a person who wanted to become a customer.
public sealed interface PersonOutcome {

    /// He is one now.
    record Added(CustomerId customer) implements PersonOutcome {}

    /// Nothing was written.
    record Refused(StaffRefusal refusal) implements PersonOutcome {}
}
