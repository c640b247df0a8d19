package ginko.simulator;

import ginko.kernel.AccountId;
import ginko.kernel.Fingerprint;
import ginko.kernel.HoldId;
import ginko.ledger.EntryKind;
import ginko.ledger.HoldOperation;
import ginko.ledger.HoldOperation.Remainder;
import ginko.ledger.Leg;
import ginko.ledger.PostRequest;
import ginko.ledger.RequestKey;
import ginko.ledger.TextCode;
import java.util.List;
import java.util.UUID;

/// What a client wants: `wish` is the thing in the client's mind, `key` names it to the bank. A
/// repetition has the same wish and the same key.
sealed interface Command {

    int wish();

    UUID key();

    Command withKey(UUID key);

    PostRequest request();

    /// The bank asks for no code.
    int NO_CODE = -1;

    /// Pays, most with a one-time code; payments of one payer count towards his limit.
    record Pay(int wish, UUID key, AccountId from, AccountId to, long amount, int code)
            implements Command {

        @Override
        public Command withKey(UUID other) {
            return new Pay(wish, other, from, to, amount, code);
        }

        @Override
        public PostRequest request() {
            return post(
                    this,
                    EntryKind.TRANSFER_INTERNAL,
                    List.of(
                            Leg.of(from, -amount, TextCode.PRINCIPAL),
                            Leg.of(to, amount, TextCode.PRINCIPAL)),
                    List.of());
        }
    }

    /// Sets money aside.
    record SetAside(int wish, UUID key, HoldId hold, AccountId account, long amount)
            implements Command {

        @Override
        public Command withKey(UUID other) {
            return new SetAside(wish, other, hold, account, amount);
        }

        @Override
        public PostRequest request() {
            return post(
                    this,
                    EntryKind.HOLD,
                    List.of(),
                    List.of(new HoldOperation.Create(hold, account, amount, null)));
        }
    }

    /// Gives back what was set aside.
    record GiveBack(int wish, UUID key, HoldId hold) implements Command {

        @Override
        public Command withKey(UUID other) {
            return new GiveBack(wish, other, hold);
        }

        @Override
        public PostRequest request() {
            return post(this, EntryKind.HOLD, List.of(), List.of(new HoldOperation.Release(hold)));
        }
    }

    /// Takes part of what was set aside; the rest goes back.
    record Take(int wish, UUID key, HoldId hold, AccountId from, AccountId to, long amount)
            implements Command {

        @Override
        public Command withKey(UUID other) {
            return new Take(wish, other, hold, from, to, amount);
        }

        @Override
        public PostRequest request() {
            return post(
                    this,
                    EntryKind.CARD_PAYMENT,
                    List.of(
                            Leg.of(from, -amount, TextCode.PRINCIPAL),
                            Leg.of(to, amount, TextCode.PRINCIPAL)),
                    List.of(new HoldOperation.Capture(hold, amount, Remainder.RELEASE)));
        }
    }

    private static PostRequest post(
            Command command, EntryKind kind, List<Leg> legs, List<HoldOperation> holds) {
        UUID client = new UUID(7, 7);
        return PostRequest.of(
                        new RequestKey(client, command.key()),
                        Fingerprint.of(kind + " " + legs + holds),
                        kind,
                        "wish " + command.wish(),
                        legs)
                .withHolds(holds);
    }
}
