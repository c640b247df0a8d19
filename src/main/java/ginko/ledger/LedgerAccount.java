package ginko.ledger;

import ginko.kernel.AccountId;

/// A row of `ledger.account` in memory. `seq` counts the postings of the account.
record LedgerAccount(
        AccountId id,
        String currency,
        AccountClass accountClass,
        long postedMinor,
        long heldMinor,
        long floorMinor,
        long ceilingMinor,
        AccountState state,
        long seq) {

    long availableMinor() {
        return Math.subtractExact(Math.subtractExact(postedMinor, heldMinor), floorMinor);
    }

    LedgerAccount posting(long amountMinor) {
        return new LedgerAccount(
                id,
                currency,
                accountClass,
                Math.addExact(postedMinor, amountMinor),
                heldMinor,
                floorMinor,
                ceilingMinor,
                state,
                Math.addExact(seq, 1));
    }

    LedgerAccount holding(long moreMinor) {
        return new LedgerAccount(
                id,
                currency,
                accountClass,
                postedMinor,
                Math.addExact(heldMinor, moreMinor),
                floorMinor,
                ceilingMinor,
                state,
                seq);
    }

    Balance balance() {
        return new Balance(currency, postedMinor, heldMinor, availableMinor(), state);
    }
}
