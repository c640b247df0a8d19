package ginko.ledger;

/// What the rules say to one request: an outcome without effect, or a prepared effect.
sealed interface Decision {

    record Rejected(PostOutcome outcome) implements Decision {

        static Rejected invalid(InvalidRequest reason) {
            return new Rejected(new PostOutcome.Invalid(reason));
        }

        static Rejected because(LedgerRefusal refusal, LedgerAccount account) {
            return new Rejected(new PostOutcome.Refused(refusal, account.id()));
        }

        static Rejected because(LedgerRefusal refusal) {
            return new Rejected(new PostOutcome.Refused(refusal, null));
        }
    }

    record Accepted(Attempt attempt) implements Decision {}
}
