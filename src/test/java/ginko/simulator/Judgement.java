package ginko.simulator;

import ginko.kernel.AccountId;
import ginko.ledger.LedgerCore;
import ginko.ledger.PostRequest;
import ginko.simulator.Tables.Decided;
import ginko.simulator.Tables.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What must be true at the end of a run, whatever happened in it.
final class Judgement {

    private final Tables tables;
    private final List<Client> clients;
    private final Simulation world;
    private final SimpleBank simple = new SimpleBank();
    private final List<String> faults = new ArrayList<>();

    Judgement(Tables tables, List<Client> clients, Simulation world) {
        this.tables = tables;
        this.clients = clients;
        this.world = world;
    }

    List<String> faults() {
        commitsAreLikeOneAfterAnother();
        everyWishIsDoneOnce();
        codesAndLimitsHold();
        booksBalance();
        faults.addAll(tables.ledger().chainFaults());
        return faults;
    }

    /// I11: results and state are those of the simple bank in the order of the commits.
    private void commitsAreLikeOneAfterAnother() {
        LedgerCore ledger = tables.ledger();
        world.accounts().forEach(account -> simple.fund(account, world.funds()));
        for (Decided decided : tables.decided()) {
            Word expected = simple.execute(decided.command());
            if (decided.word() != expected) {
                faults.add(decided + " should be " + expected);
            }
        }
        for (AccountId account : world.accounts()) {
            same(simple.money(account), ledger.booked(account), "booked");
            same(simple.held(account), ledger.held(account), "held");
            same(
                    simple.used(account),
                    tables.used().getOrDefault(account, 0L),
                    "used of the limit");
        }
    }

    /// I8 and I15, by what the client had in mind and not by its key.
    private void everyWishIsDoneOnce() {
        Map<Integer, Integer> times = new HashMap<>();
        for (PostRequest request : tables.ledger().posted()) {
            if (request.narrative().startsWith("wish ")) {
                times.merge(Integer.parseInt(request.narrative().substring(5)), 1, Integer::sum);
            }
        }
        for (Client client : clients) {
            Command command = client.command();
            if (command instanceof Command.Pay || command instanceof Command.Take) {
                int done = times.getOrDefault(command.wish(), 0);
                if (done > 1) {
                    faults.add("done " + done + " times: " + command);
                }
                if (client.isAcknowledged() && done == 0) {
                    faults.add("acknowledged and lost: " + command);
                }
                if (client.isRefused() && done > 0) {
                    faults.add("refused and done: " + command);
                }
            } else if (client.isAcknowledged()
                    && client.keys().noneMatch(tables.done()::contains)) {
                faults.add("acknowledged and lost: " + command);
            }
        }
    }

    private void codesAndLimitsHold() {
        Map<Integer, Integer> uses = new HashMap<>();
        Map<Integer, Client> byWish = new HashMap<>();
        clients.forEach(client -> byWish.put(client.command().wish(), client));
        for (PostRequest request : tables.ledger().posted()) {
            Client client =
                    request.narrative().startsWith("wish ")
                            ? byWish.get(Integer.parseInt(request.narrative().substring(5)))
                            : null;
            if (client != null
                    && client.command() instanceof Command.Pay pay
                    && pay.code() != Command.NO_CODE) {
                uses.merge(pay.code(), 1, Integer::sum);
            }
        }
        uses.forEach((code, times) -> {
            if (times > 1) {
                faults.add("code " + code + " used " + times + " times");
            }
        });
        tables.used()
                .forEach((account, used) -> {
                    if (used > Batch.LIMIT) {
                        faults.add("limit of " + account + " broken: " + used);
                    }
                });
    }

    private void booksBalance() {
        long sum = 0;
        for (AccountId account : world.accounts()) {
            long booked = tables.ledger().booked(account);
            long held = tables.ledger().held(account);
            sum += booked;
            same(tables.ledger().keptByHolds(account), held, "holds of " + account);
            if (held < 0 || booked - held < 0) {
                faults.add("overdrawn: " + account);
            }
        }
        same(world.funds() * world.accounts().size(), sum, "all money");
    }

    private void same(long expected, long actual, String what) {
        if (expected != actual) {
            faults.add(what + " is " + actual + ", not " + expected);
        }
    }
}
