package ginko.simulator;

import ginko.kernel.AccountId;
import ginko.kernel.HoldId;
import ginko.simulator.Tables.Word;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A bank that does one thing after another and never fails: numbers in maps, nothing else.
final class SimpleBank {

    private record Hold(AccountId account, long amount) {}

    private final Map<AccountId, Long> money = new HashMap<>();
    private final Map<AccountId, Long> used = new HashMap<>();
    private final Map<HoldId, Hold> holds = new HashMap<>();
    private final Set<HoldId> everHeld = new HashSet<>();
    private final Set<Integer> codes = new HashSet<>();
    private final Map<UUID, Word> answers = new HashMap<>();

    void fund(AccountId account, long amount) {
        money.merge(account, amount, Long::sum);
    }

    long money(AccountId account) {
        return money.getOrDefault(account, 0L);
    }

    long held(AccountId account) {
        return holds.values().stream()
                .filter(hold -> hold.account().equals(account))
                .mapToLong(Hold::amount)
                .sum();
    }

    long used(AccountId account) {
        return used.getOrDefault(account, 0L);
    }

    private long free(AccountId account) {
        return money(account) - held(account);
    }

    Word execute(Command command) {
        if (answers.containsKey(command.key())) {
            return Word.DONE;
        }
        Word word =
                switch (command) {
                    case Command.Pay pay -> pay(pay);
                    case Command.SetAside aside -> setAside(aside);
                    case Command.GiveBack back ->
                            holds.remove(back.hold()) == null ? Word.REFUSED : Word.DONE;
                    case Command.Take take -> take(take);
                };
        if (word == Word.DONE) {
            answers.put(command.key(), word);
        }
        return word;
    }

    private Word pay(Command.Pay pay) {
        if (used(pay.from()) + pay.amount() > Batch.LIMIT) {
            return Word.OVER_LIMIT;
        }
        if (pay.amount() > free(pay.from())) {
            return Word.REFUSED;
        }
        if (pay.code() != Command.NO_CODE && !codes.add(pay.code())) {
            return Word.CODE_USED;
        }
        used.merge(pay.from(), pay.amount(), Long::sum);
        move(pay.from(), pay.to(), pay.amount());
        return Word.DONE;
    }

    private Word setAside(Command.SetAside aside) {
        if (everHeld.contains(aside.hold()) || aside.amount() > free(aside.account())) {
            return Word.REFUSED;
        }
        everHeld.add(aside.hold());
        holds.put(aside.hold(), new Hold(aside.account(), aside.amount()));
        return Word.DONE;
    }

    private Word take(Command.Take take) {
        Hold hold = holds.get(take.hold());
        if (hold == null || take.amount() > hold.amount()) {
            return Word.REFUSED;
        }
        holds.remove(take.hold());
        move(take.from(), take.to(), take.amount());
        return Word.DONE;
    }

    private void move(AccountId from, AccountId to, long amount) {
        fund(from, -amount);
        fund(to, amount);
    }
}
